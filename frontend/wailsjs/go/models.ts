export namespace desktop {
	
	export class Fault {
	    code: string;
	    field: string;
	    params: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new Fault(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.field = source["field"];
	        this.params = source["params"];
	    }
	}
	export class Line {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    outcome: string;
	    fields: string[];
	
	    static createFrom(source: any = {}) {
	        return new Line(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.title = source["title"];
	        this.outcome = source["outcome"];
	        this.fields = source["fields"];
	    }
	}
	export class Gap {
	    letter: string;
	    scope: string;
	    first: number;
	    last: number;
	
	    static createFrom(source: any = {}) {
	        return new Gap(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.letter = source["letter"];
	        this.scope = source["scope"];
	        this.first = source["first"];
	        this.last = source["last"];
	    }
	}
	export class Account {
	    parcel: string;
	    file: string;
	    letter: string;
	    name: string;
	    number: number;
	    at: number;
	    changes: number;
	    new: number;
	    updated: number;
	    already: number;
	    combined: number;
	    conflicts: number;
	    duplicates: number;
	    gaps: Gap[];
	    clockOff: number;
	    records: Line[];
	    refused: Fault;
	
	    static createFrom(source: any = {}) {
	        return new Account(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.parcel = source["parcel"];
	        this.file = source["file"];
	        this.letter = source["letter"];
	        this.name = source["name"];
	        this.number = source["number"];
	        this.at = source["at"];
	        this.changes = source["changes"];
	        this.new = source["new"];
	        this.updated = source["updated"];
	        this.already = source["already"];
	        this.combined = source["combined"];
	        this.conflicts = source["conflicts"];
	        this.duplicates = source["duplicates"];
	        this.gaps = this.convertValues(source["gaps"], Gap);
	        this.clockOff = source["clockOff"];
	        this.records = this.convertValues(source["records"], Line);
	        this.refused = this.convertValues(source["refused"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Admitted {
	    letter: string;
	    name: string;
	    expires: number;
	
	    static createFrom(source: any = {}) {
	        return new Admitted(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.letter = source["letter"];
	        this.name = source["name"];
	        this.expires = source["expires"];
	    }
	}
	export class Pair {
	    key: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new Pair(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.value = source["value"];
	    }
	}
	export class Count {
	    key: string;
	    value: number;
	
	    static createFrom(source: any = {}) {
	        return new Count(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.value = source["value"];
	    }
	}
	export class Answer {
	    name: string;
	    form: string;
	    text: string;
	    number: number;
	    truth: boolean;
	    many: string[];
	    tally: Count[];
	    scale: Pair[];
	
	    static createFrom(source: any = {}) {
	        return new Answer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.form = source["form"];
	        this.text = source["text"];
	        this.number = source["number"];
	        this.truth = source["truth"];
	        this.many = source["many"];
	        this.tally = this.convertValues(source["tally"], Count);
	        this.scale = this.convertValues(source["scale"], Pair);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Batch {
	    parcels: Account[];
	    total: Account;
	    refused: Account[];
	
	    static createFrom(source: any = {}) {
	        return new Batch(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.parcels = this.convertValues(source["parcels"], Account);
	        this.total = this.convertValues(source["total"], Account);
	        this.refused = this.convertValues(source["refused"], Account);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Row {
	    id: string;
	    kind: string;
	    number: string;
	    status: string;
	    title: string;
	    date: string;
	    area: string;
	    challenge: string;
	    detail: string;
	    source: string;
	    people: number;
	    changed: number;
	    letter: string;
	    open: boolean;
	    delivery: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.status = source["status"];
	        this.title = source["title"];
	        this.date = source["date"];
	        this.area = source["area"];
	        this.challenge = source["challenge"];
	        this.detail = source["detail"];
	        this.source = source["source"];
	        this.people = source["people"];
	        this.changed = source["changed"];
	        this.letter = source["letter"];
	        this.open = source["open"];
	        this.delivery = source["delivery"];
	    }
	}
	export class Child {
	    row: Row;
	    answers: Answer[];
	    hasDraft: boolean;
	    draftSaved: number;
	    draftAnswers: Answer[];
	
	    static createFrom(source: any = {}) {
	        return new Child(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], Row);
	        this.answers = this.convertValues(source["answers"], Answer);
	        this.hasDraft = source["hasDraft"];
	        this.draftSaved = source["draftSaved"];
	        this.draftAnswers = this.convertValues(source["draftAnswers"], Answer);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Choice {
	    id: string;
	    title: string;
	    detail: string;
	    status: string;
	
	    static createFrom(source: any = {}) {
	        return new Choice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.detail = source["detail"];
	        this.status = source["status"];
	    }
	}
	export class Side {
	    dot: string;
	    value: string;
	    letter: string;
	    name: string;
	    at: number;
	
	    static createFrom(source: any = {}) {
	        return new Side(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dot = source["dot"];
	        this.value = source["value"];
	        this.letter = source["letter"];
	        this.name = source["name"];
	        this.at = source["at"];
	    }
	}
	export class Conflict {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    field: string;
	    key: string;
	    sides: Side[];
	
	    static createFrom(source: any = {}) {
	        return new Conflict(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.title = source["title"];
	        this.field = source["field"];
	        this.key = source["key"];
	        this.sides = this.convertValues(source["sides"], Side);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Counters {
	    unsealed: number;
	    sealed: number;
	    received: number;
	    lastSealed: number;
	    lastNumber: number;
	
	    static createFrom(source: any = {}) {
	        return new Counters(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unsealed = source["unsealed"];
	        this.sealed = source["sealed"];
	        this.received = source["received"];
	        this.lastSealed = source["lastSealed"];
	        this.lastNumber = source["lastNumber"];
	    }
	}
	export class Delivery {
	    letter: string;
	    name: string;
	    last: number;
	    parcels: number;
	    number: number;
	    changes: number;
	    gaps: Gap[];
	
	    static createFrom(source: any = {}) {
	        return new Delivery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.letter = source["letter"];
	        this.name = source["name"];
	        this.last = source["last"];
	        this.parcels = source["parcels"];
	        this.number = source["number"];
	        this.changes = source["changes"];
	        this.gaps = this.convertValues(source["gaps"], Gap);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Entry {
	    id: string;
	    kind: string;
	    status: string;
	    answers: Answer[];
	    harmless: string[];
	
	    static createFrom(source: any = {}) {
	        return new Entry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.status = source["status"];
	        this.answers = this.convertValues(source["answers"], Answer);
	        this.harmless = source["harmless"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FieldChange {
	    field: string;
	    key: string;
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new FieldChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.key = source["key"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class Event {
	    at: number;
	    letter: string;
	    name: string;
	    why: string;
	    parcel: string;
	    changes: FieldChange[];
	
	    static createFrom(source: any = {}) {
	        return new Event(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.letter = source["letter"];
	        this.name = source["name"];
	        this.why = source["why"];
	        this.parcel = source["parcel"];
	        this.changes = this.convertValues(source["changes"], FieldChange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Field {
	    tag: number;
	    name: string;
	    type: string;
	    policy: string;
	    group: string;
	    required: boolean;
	    list: string;
	    kind: string;
	    min: number;
	    max: number;
	    fixed: boolean;
	    da: string;
	    en: string;
	    hintDa: string;
	    hintEn: string;
	
	    static createFrom(source: any = {}) {
	        return new Field(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tag = source["tag"];
	        this.name = source["name"];
	        this.type = source["type"];
	        this.policy = source["policy"];
	        this.group = source["group"];
	        this.required = source["required"];
	        this.list = source["list"];
	        this.kind = source["kind"];
	        this.min = source["min"];
	        this.max = source["max"];
	        this.fixed = source["fixed"];
	        this.da = source["da"];
	        this.en = source["en"];
	        this.hintDa = source["hintDa"];
	        this.hintEn = source["hintEn"];
	    }
	}
	
	export class Figure {
	    key: string;
	    section: string;
	    label: string;
	    text: string;
	    value: number;
	    method: string;
	    rule: string;
	    records: number;
	
	    static createFrom(source: any = {}) {
	        return new Figure(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.section = source["section"];
	        this.label = source["label"];
	        this.text = source["text"];
	        this.value = source["value"];
	        this.method = source["method"];
	        this.rule = source["rule"];
	        this.records = source["records"];
	    }
	}
	export class Mark {
	    start: number;
	    end: number;
	
	    static createFrom(source: any = {}) {
	        return new Mark(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.start = source["start"];
	        this.end = source["end"];
	    }
	}
	export class Found {
	    row: Row;
	    field: string;
	    snippet: string;
	    marks: Mark[];
	
	    static createFrom(source: any = {}) {
	        return new Found(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], Row);
	        this.field = source["field"];
	        this.snippet = source["snippet"];
	        this.marks = this.convertValues(source["marks"], Mark);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Hit {
	    field: string;
	    kind: string;
	    start: number;
	    end: number;
	    masked: string;
	    likely: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Hit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.kind = source["kind"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.masked = source["masked"];
	        this.likely = source["likely"];
	    }
	}
	export class Sealed {
	    path: string;
	    name: string;
	    number: number;
	    changes: number;
	    records: number;
	    bytes: number;
	
	    static createFrom(source: any = {}) {
	        return new Sealed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.number = source["number"];
	        this.changes = source["changes"];
	        this.records = source["records"];
	        this.bytes = source["bytes"];
	    }
	}
	export class Job {
	    id: string;
	    kind: string;
	    state: string;
	    done: number;
	    total: number;
	    fault: Fault;
	    sealed: Sealed;
	    batch: Batch;
	
	    static createFrom(source: any = {}) {
	        return new Job(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.state = source["state"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.fault = this.convertValues(source["fault"], Fault);
	        this.sealed = this.convertValues(source["sealed"], Sealed);
	        this.batch = this.convertValues(source["batch"], Batch);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Kind {
	    name: string;
	    label: string;
	    plural: string;
	    labelEn: string;
	    pluralEn: string;
	    date: string;
	    year: string;
	    reach: string;
	    office: boolean;
	    fields: Field[];
	
	    static createFrom(source: any = {}) {
	        return new Kind(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	        this.plural = source["plural"];
	        this.labelEn = source["labelEn"];
	        this.pluralEn = source["pluralEn"];
	        this.date = source["date"];
	        this.year = source["year"];
	        this.reach = source["reach"];
	        this.office = source["office"];
	        this.fields = this.convertValues(source["fields"], Field);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Option {
	    code: string;
	    da: string;
	    en: string;
	    from: number;
	    to: number;
	
	    static createFrom(source: any = {}) {
	        return new Option(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.da = source["da"];
	        this.en = source["en"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class List {
	    name: string;
	    options: Option[];
	
	    static createFrom(source: any = {}) {
	        return new List(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.options = this.convertValues(source["options"], Option);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Listing {
	    rows: Row[];
	    total: number;
	    of: number;
	
	    static createFrom(source: any = {}) {
	        return new Listing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.total = source["total"];
	        this.of = source["of"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Notice {
	    text: string;
	    record: string;
	    field: string;
	    figures: string[];
	
	    static createFrom(source: any = {}) {
	        return new Notice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.record = source["record"];
	        this.field = source["field"];
	        this.figures = source["figures"];
	    }
	}
	
	
	export class Query {
	    kind: string;
	    year: number;
	    status: string[];
	    where: Pair[];
	    words: string;
	    sort: string;
	    descending: boolean;
	    limit: number;
	    offset: number;
	
	    static createFrom(source: any = {}) {
	        return new Query(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.year = source["year"];
	        this.status = source["status"];
	        this.where = this.convertValues(source["where"], Pair);
	        this.words = source["words"];
	        this.sort = source["sort"];
	        this.descending = source["descending"];
	        this.limit = source["limit"];
	        this.offset = source["offset"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Recent {
	    name: string;
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new Recent(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.path = source["path"];
	    }
	}
	export class Report {
	    year: number;
	    years: number[];
	    figures: Figure[];
	    columns: Pair[];
	    notices: Notice[];
	    conflicts: number;
	
	    static createFrom(source: any = {}) {
	        return new Report(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.years = source["years"];
	        this.figures = this.convertValues(source["figures"], Figure);
	        this.columns = this.convertValues(source["columns"], Pair);
	        this.notices = this.convertValues(source["notices"], Notice);
	        this.conflicts = source["conflicts"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Saved {
	    row: Row;
	    missing: Fault[];
	    hits: Hit[];
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], Row);
	        this.missing = this.convertValues(source["missing"], Fault);
	        this.hits = this.convertValues(source["hits"], Hit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Sent {
	    letter: string;
	    number: number;
	    changes: number;
	    at: number;
	
	    static createFrom(source: any = {}) {
	        return new Sent(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.letter = source["letter"];
	        this.number = source["number"];
	        this.changes = source["changes"];
	        this.at = source["at"];
	    }
	}
	export class Sheet {
	    row: Row;
	    answers: Answer[];
	    hasDraft: boolean;
	    draftSaved: number;
	    draftAnswers: Answer[];
	    titles: Pair[];
	    agreements: Child[];
	    observations: Child[];
	
	    static createFrom(source: any = {}) {
	        return new Sheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], Row);
	        this.answers = this.convertValues(source["answers"], Answer);
	        this.hasDraft = source["hasDraft"];
	        this.draftSaved = source["draftSaved"];
	        this.draftAnswers = this.convertValues(source["draftAnswers"], Answer);
	        this.titles = this.convertValues(source["titles"], Pair);
	        this.agreements = this.convertValues(source["agreements"], Child);
	        this.observations = this.convertValues(source["observations"], Child);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Source {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    date: string;
	    letter: string;
	    parcel: string;
	
	    static createFrom(source: any = {}) {
	        return new Source(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.title = source["title"];
	        this.date = source["date"];
	        this.letter = source["letter"];
	        this.parcel = source["parcel"];
	    }
	}
	export class Status {
	    open: boolean;
	    name: string;
	    role: string;
	    owner: string;
	    letter: string;
	    team: string;
	    practice: boolean;
	    version: string;
	    language: string;
	    theme: string;
	    trouble: Fault;
	
	    static createFrom(source: any = {}) {
	        return new Status(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.open = source["open"];
	        this.name = source["name"];
	        this.role = source["role"];
	        this.owner = source["owner"];
	        this.letter = source["letter"];
	        this.team = source["team"];
	        this.practice = source["practice"];
	        this.version = source["version"];
	        this.language = source["language"];
	        this.theme = source["theme"];
	        this.trouble = this.convertValues(source["trouble"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Today {
	    year: number;
	    agreements: Row[];
	    drafts: Row[];
	    unready: Row[];
	    next: Row[];
	    counters: Counters;
	    figures: Figure[];
	
	    static createFrom(source: any = {}) {
	        return new Today(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.agreements = this.convertValues(source["agreements"], Row);
	        this.drafts = this.convertValues(source["drafts"], Row);
	        this.unready = this.convertValues(source["unready"], Row);
	        this.next = this.convertValues(source["next"], Row);
	        this.counters = this.convertValues(source["counters"], Counters);
	        this.figures = this.convertValues(source["figures"], Figure);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace fault {
	
	export enum Code {
	    BeforeStart = "before-start",
	    Damaged = "damaged",
	    DiskFull = "disk-full",
	    Exists = "exists",
	    Fixed = "fixed",
	    ForeignStream = "foreign-stream",
	    Forked = "forked",
	    FutureDate = "future-date",
	    InUse = "in-use",
	    Internal = "internal",
	    Invalid = "invalid",
	    LetterTaken = "letter-taken",
	    NewerVersion = "newer-version",
	    NoBook = "no-book",
	    NoWindow = "no-window",
	    NotABook = "not-a-book",
	    NotAParcel = "not-a-parcel",
	    NotARecord = "not-a-record",
	    NotAnEnrolment = "not-an-enrolment",
	    NotEnrolled = "not-enrolled",
	    NotForYou = "not-for-you",
	    NotFound = "not-found",
	    NotWritable = "not-writable",
	    NothingToSeal = "nothing-to-seal",
	    OtherWorkspace = "other-workspace",
	    OutOfRange = "out-of-range",
	    OwnParcel = "own-parcel",
	    PersonalNumber = "personal-number",
	    Required = "required",
	    RetiredOption = "retired-option",
	    Stopped = "stopped",
	    TooLarge = "too-large",
	    TooLong = "too-long",
	    TooMany = "too-many",
	    UnknownField = "unknown-field",
	    UnknownKind = "unknown-kind",
	    UnknownOption = "unknown-option",
	    UnknownRecord = "unknown-record",
	    UnknownSender = "unknown-sender",
	    Usage = "usage",
	    WrongPassphrase = "wrong-passphrase",
	    WrongRole = "wrong-role",
	    WrongSignature = "wrong-signature",
	}

}

