export namespace desktop {
	
	export interface Fault {
	    code: string;
	    field: string;
	    params: Record<string, string>;
	}
	export interface Line {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    outcome: string;
	    fields: string[];
	    settled: string[];
	}
	export interface Gap {
	    letter: string;
	    scope: string;
	    first: number;
	    last: number;
	}
	export interface Account {
	    parcel: string;
	    file: string;
	    letter: string;
	    name: string;
	    number: number;
	    at: number;
	    aside: boolean;
	    why: string;
	    changes: number;
	    new: number;
	    updated: number;
	    already: number;
	    received: number;
	    combined: number;
	    conflicts: number;
	    settled: number;
	    duplicates: number;
	    erased: number;
	    newer: number;
	    gaps: Gap[];
	    clockOff: number;
	    records: Line[];
	    refused: Fault;
	    waits: boolean;
	}
	export interface Admission {
	    parcel: string;
	    words: string;
	    name: string;
	    role: string;
	}
	export interface Admitted {
	    letter: string;
	    name: string;
	    expires: number;
	}
	export interface Agreement {
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
	    sourceKind: string;
	    people: number;
	    changed: number;
	    letter: string;
	    open: boolean;
	    delivery: string;
	    progress: string;
	    closed: string;
	    out: string;
	}
	export interface Agreements {
	    rows: Agreement[];
	    total: number;
	    open: number;
	    overdue: number;
	    kept: number;
	    lapsed: number;
	}
	export interface Pair {
	    key: string;
	    value: string;
	}
	export interface Count {
	    key: string;
	    value: number;
	}
	export interface Answer {
	    name: string;
	    form: string;
	    text: string;
	    number: number;
	    truth: boolean;
	    many: string[];
	    tally: Count[];
	    scale: Pair[];
	}
	export interface Aside {
	    changes: number;
	    records: number;
	}
	export interface Attachment {
	    id: string;
	    number: string;
	    name: string;
	    size: number;
	    missing: number;
	    picture: boolean;
	    made: number;
	}
	export interface Backup {
	    path: string;
	    made: number;
	    bytes: number;
	    records: number;
	}
	export interface Batch {
	    parcels: Account[];
	    total: Account;
	    refused: Account[];
	}
	export interface Became {
	    cause: string;
	    from: string;
	    letter: string;
	}
	export interface Row {
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
	    sourceKind: string;
	    people: number;
	    changed: number;
	    letter: string;
	    open: boolean;
	    delivery: string;
	}
	export interface Child {
	    row: Row;
	    answers: Answer[];
	    hasDraft: boolean;
	    draftSaved: number;
	    draftAnswers: Answer[];
	}
	export interface Choice {
	    id: string;
	    title: string;
	    detail: string;
	    status: string;
	}
	export interface Warning {
	    kind: string;
	    name: string;
	}
	export interface Condition {
	    examined: number;
	    damage: Fault;
	    warnings: Warning[];
	    became: Became;
	}
	export interface Side {
	    dot: string;
	    value: string;
	    letter: string;
	    name: string;
	    at: number;
	}
	export interface Conflict {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    field: string;
	    key: string;
	    base: Side;
	    sides: Side[];
	    like: number;
	}
	export interface Contact {
	    id: string;
	    function: string;
	    name: string;
	    phone: string;
	    mail: string;
	    deleteBy: string;
	}
	
	export interface Counters {
	    unsealed: number;
	    sealed: number;
	    received: number;
	    lastSealed: number;
	    lastNumber: number;
	}
	export interface Decision {
	    id: string;
	    field: string;
	    key: string;
	    keep: string;
	    both: boolean;
	    answer: Answer;
	    why: string;
	    like: boolean;
	}
	export interface Expiring {
	    kind: string;
	    year: number;
	    whole: boolean;
	    records: number;
	    attachments: number;
	}
	export interface Deletion {
	    year: number;
	    expiring: Expiring[];
	    archived: string;
	    by: string;
	    day: string;
	    first: string;
	    last: string;
	}
	export interface Delivery {
	    letter: string;
	    name: string;
	    last: number;
	    days: number;
	    parcels: number;
	    number: number;
	    changes: number;
	    gaps: Gap[];
	    replaced: string;
	}
	export interface Step {
	    dimension: string;
	    step: string;
	    day: string;
	}
	export interface Dossier {
	    row: Row;
	    timeline: Row[];
	    agreements: Agreement[];
	    contacts: Contact[];
	    projects: Row[];
	    steps: Step[];
	    titles: Pair[];
	    answers: Answer[];
	}
	export interface Duplicate {
	    left: Child;
	    right: Child;
	    titles: Pair[];
	    why: string[];
	}
	export interface Entry {
	    id: string;
	    kind: string;
	    status: string;
	    answers: Answer[];
	    harmless: string[];
	}
	export interface Erased {
	    called: string;
	    texts: number;
	}
	export interface Erasure {
	    called: string;
	    at: number;
	    kind: string;
	    number: string;
	    fields: string[];
	    why: string;
	    done: string[];
	    missing: string[];
	}
	export interface FieldChange {
	    field: string;
	    key: string;
	    from: string;
	    to: string;
	}
	export interface Event {
	    dot: string;
	    at: number;
	    letter: string;
	    name: string;
	    why: string;
	    parcel: string;
	    changes: FieldChange[];
	}
	
	
	export interface Field {
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
	    office: boolean;
	    da: string;
	    en: string;
	    hintDa: string;
	    hintEn: string;
	}
	
	export interface Figure {
	    key: string;
	    section: string;
	    label: string;
	    text: string;
	    value: number;
	    method: string;
	    rule: string;
	    records: number;
	}
	export interface Mark {
	    start: number;
	    end: number;
	}
	export interface Found {
	    row: Row;
	    field: string;
	    snippet: string;
	    marks: Mark[];
	}
	
	export interface Hit {
	    field: string;
	    kind: string;
	    start: number;
	    end: number;
	    masked: string;
	    likely: boolean;
	}
	export interface Returned {
	    letter: string;
	    name: string;
	    file: string;
	    number: number;
	    changes: number;
	    records: number;
	    bytes: number;
	    acknowledged: number;
	}
	export interface Sealed {
	    path: string;
	    name: string;
	    number: number;
	    changes: number;
	    records: number;
	    bytes: number;
	}
	export interface Job {
	    id: string;
	    kind: string;
	    state: string;
	    done: number;
	    total: number;
	    fault: Fault;
	    sealed: Sealed;
	    batch: Batch;
	    returned: Returned[];
	}
	export interface Ref {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    letter: string;
	}
	export interface Judged {
	    left: Ref;
	    right: Ref;
	    verdict: string;
	    why: string;
	    at: number;
	}
	export interface Kind {
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
	}
	
	export interface Option {
	    code: string;
	    da: string;
	    en: string;
	    from: number;
	    to: number;
	}
	export interface List {
	    name: string;
	    options: Option[];
	}
	export interface Listing {
	    rows: Row[];
	    total: number;
	    of: number;
	}
	export interface Status {
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
	    handed: string;
	    idle: number;
	    toured: boolean;
	    locked: string;
	    trusted: boolean;
	    trouble: Fault;
	}
	export interface Made {
	    session: Status;
	    code: string;
	}
	
	export interface Member {
	    id: string;
	    title: string;
	    met: number;
	    last: string;
	}
	export interface Passage {
	    field: string;
	    current: boolean;
	    past: boolean;
	    draft: boolean;
	    reason: boolean;
	}
	export interface Mention {
	    record: string;
	    kind: string;
	    number: string;
	    title: string;
	    passages: Passage[];
	}
	export interface Tie {
	    one: number;
	    other: number;
	    count: number;
	}
	export interface Network {
	    year: number;
	    years: number[];
	    actors: Member[];
	    ties: Tie[];
	}
	export interface NewAttachment {
	    id: string;
	    number: string;
	    name: string;
	    size: number;
	    missing: number;
	    picture: boolean;
	    made: number;
	    bare: boolean;
	    doubtful: boolean;
	}
	export interface Notice {
	    text: string;
	    record: string;
	    field: string;
	    figures: string[];
	}
	export interface OpenQuery {
	    id: string;
	    asked: number;
	    text: string;
	    answer: string;
	    typed: boolean;
	    about: Row;
	}
	
	
	
	export interface Query {
	    kind: string;
	    year: number;
	    status: string[];
	    where: Pair[];
	    words: string;
	    sort: string;
	    descending: boolean;
	    limit: number;
	    offset: number;
	}
	export interface Question {
	    id: string;
	    text: string;
	    free: boolean;
	}
	export interface Recent {
	    name: string;
	    path: string;
	}
	
	export interface Report {
	    year: number;
	    years: number[];
	    figures: Figure[];
	    columns: Pair[];
	    notices: Notice[];
	    conflicts: number;
	}
	export interface Rescued {
	    path: string;
	    records: number;
	    lost: number;
	    missing: number;
	    backup: number;
	}
	export interface Restored {
	    path: string;
	    records: number;
	    erasures: number;
	}
	
	
	export interface Saved {
	    row: Row;
	    missing: Fault[];
	    hits: Hit[];
	}
	
	export interface Sent {
	    letter: string;
	    number: number;
	    changes: number;
	    at: number;
	}
	export interface Settled {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    field: string;
	    key: string;
	    base: Side;
	    sides: Side[];
	    like: number;
	    answer: Side;
	    why: string;
	}
	export interface Sheet {
	    row: Row;
	    answers: Answer[];
	    hasDraft: boolean;
	    draftSaved: number;
	    draftAnswers: Answer[];
	    titles: Pair[];
	    agreements: Child[];
	    observations: Child[];
	}
	
	export interface Source {
	    id: string;
	    kind: string;
	    number: string;
	    title: string;
	    date: string;
	    letter: string;
	    parcel: string;
	}
	
	
	export interface Stranger {
	    parcel: string;
	    letter: string;
	    name: string;
	    role: string;
	    number: number;
	    arrived: number;
	    bytes: number;
	}
	export interface Survey {
	    id: string;
	    title: string;
	    for: string;
	    year: number;
	    answers: number;
	    sent: number;
	    questions: Question[];
	}
	
	export interface Today {
	    year: number;
	    agreements: Row[];
	    drafts: Row[];
	    unready: Row[];
	    next: Row[];
	    counters: Counters;
	    figures: Figure[];
	}
	export interface Version {
	    answers: Answer[];
	    titles: Pair[];
	}

}

export namespace fault {
	
	export enum Code {
	    AlreadyEnrolled = "already-enrolled",
	    AmbiguousNumber = "ambiguous-number",
	    AmbiguousParcel = "ambiguous-parcel",
	    ArchiveUnanswered = "archive-unanswered",
	    AttachmentTooLarge = "attachment-too-large",
	    BeforeStart = "before-start",
	    BookDamaged = "book-damaged",
	    ContentMissing = "content-missing",
	    Damaged = "damaged",
	    DiskFull = "disk-full",
	    Exists = "exists",
	    ExpiredKey = "expired-key",
	    Fixed = "fixed",
	    ForeignStream = "foreign-stream",
	    Forked = "forked",
	    FutureDate = "future-date",
	    HandedOver = "handed-over",
	    InUse = "in-use",
	    InboxFull = "inbox-full",
	    Internal = "internal",
	    Invalid = "invalid",
	    LetterTaken = "letter-taken",
	    Locked = "locked",
	    MisreadKey = "misread-key",
	    NewerVersion = "newer-version",
	    NoBook = "no-book",
	    NoDelivery = "no-delivery",
	    NoKeyFile = "no-key-file",
	    NoKeyring = "no-keyring",
	    NoRoom = "no-room",
	    NoWindow = "no-window",
	    NotABook = "not-a-book",
	    NotAParcel = "not-a-parcel",
	    NotARecord = "not-a-record",
	    NotAnEnrolment = "not-an-enrolment",
	    NotEnrolled = "not-enrolled",
	    NotErased = "not-erased",
	    NotForYou = "not-for-you",
	    NotFound = "not-found",
	    NotWritable = "not-writable",
	    NothingToSeal = "nothing-to-seal",
	    OtherRole = "other-role",
	    OtherWorkspace = "other-workspace",
	    OutOfRange = "out-of-range",
	    OwnParcel = "own-parcel",
	    PassphraseNeeded = "passphrase-needed",
	    PersonalNumber = "personal-number",
	    Required = "required",
	    ReserveGone = "reserve-gone",
	    RetiredOption = "retired-option",
	    RevokedSender = "revoked-sender",
	    SixWords = "six-words",
	    Stopped = "stopped",
	    TooLarge = "too-large",
	    TooLong = "too-long",
	    TooMany = "too-many",
	    UnknownField = "unknown-field",
	    UnknownKind = "unknown-kind",
	    UnknownOption = "unknown-option",
	    UnknownRecord = "unknown-record",
	    UnknownSender = "unknown-sender",
	    UnknownWord = "unknown-word",
	    Unsound = "unsound",
	    Usage = "usage",
	    WeakPassphrase = "weak-passphrase",
	    WrongPassphrase = "wrong-passphrase",
	    WrongRole = "wrong-role",
	    WrongSignature = "wrong-signature",
	    WrongWords = "wrong-words",
	}

}

