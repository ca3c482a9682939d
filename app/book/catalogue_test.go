package book

import (
	"slices"
	"strings"
	"testing"
)

// page is the domain page, copied by hand: kind by kind the fields it names,
// with * where it says the record needs them to become ready. What a rule
// requires (a reason, a number beside its method, somebody responsible) is in
// rule_test.go.
var page = map[string]string{
	"visit": `date* duration project* area* staff* met occasion challenge* challenges purpose summary next_visit
		maturity_problem_step maturity_problem_evidence maturity_problem_note
		maturity_goals_step maturity_goals_evidence maturity_goals_note
		maturity_theory_step maturity_theory_evidence maturity_theory_note
		maturity_management_step maturity_management_evidence maturity_management_note
		maturity_measurement_step maturity_measurement_evidence maturity_measurement_note
		maturity_parents_step maturity_parents_evidence maturity_parents_note
		maturity_cooperation_step maturity_cooperation_evidence maturity_cooperation_note
		maturity_anchoring_step maturity_anchoring_evidence maturity_anchoring_note`,
	"dialogue": `date* duration time_of_day area* place* form* host* co_hosts mothers fathers other_carers not_registered
		counting* frontline new_parents returning_parents languages interpreter* interpreter_language interpreter_presence
		interpreter_worked themes* stressed quality_invited quality_dialogue quality_staff quality_follow_up challenge*`,
	"requisition": `received* requester* administration function subject* description challenge* area purpose wanted_by
		responsible progress declined_reason closed deliverable projects`,
	"consultation":   `held* recipient* form duration subject* challenge* area project requisition result`,
	"event":          `title* date* end kind organiser co_organisers area audience registered participants counting* challenge evaluation`,
	"agreement":      `source* what* responsible_staff responsible_actor due* progress dropped_reason closed remark`,
	"observation":    `text* challenge* kind area source* strength`,
	"conclusion":     `year* challenge* text* supported contradicted author`,
	"survey":         `title* instrument* year* version`,
	"question":       `survey* order* text* kind* shared_key`,
	"dispatch":       `survey* date* sent*`,
	"answer":         `survey* received* answers remark`,
	"plan_line":      `year* order title* person_years* of_which areas challenges responsible decision`,
	"deliverable":    `title* plan_line* due criterion progress evidence`,
	"project":        `name* owner* partners areas* target_group challenges phase start end funding purpose success_criteria`,
	"actor":          `name* kind* sector* administration areas other_names cvr`,
	"contact":        `actor* function* name phone mail delete_by*`,
	"challenge":      `year* code* name* table_name* order predecessor`,
	"area":           `name* kind* parent focus_years overall_plan`,
	"administration": `code* name* valid_from valid_to`,
	"staff":          `initials* role* person_years`,
	"decision":       `committee* date* item* case_number wording`,
	"option":         `list* code* danish* english from_year to_year`,
	"device":         `device letter* owner* team`,
	"link":           `left right verdict*`,
	"half_day":       `week* plan_line* staff* count*`,
	"attachment":     `source* name* media* size hash`,
	"wording":        `year* section* text*`,
}

func TestEveryKindAndFieldOfTheDomainPageIsThere(t *testing.T) {
	for name, fields := range page {
		kind, ok := Standard().Kind(name)
		if !ok {
			t.Errorf("the page has a kind %s, the catalogue has not", name)
			continue
		}
		for word := range strings.FieldsSeq(fields) {
			starred := strings.HasSuffix(word, "*")
			field, ok := kind.Field(strings.TrimSuffix(word, "*"))
			if !ok {
				t.Errorf("%s: the page asks for %s", name, word)
			} else if field.Required != starred {
				t.Errorf("%s.%s: required is %v, the page says %v", name, field.Name, field.Required, starred)
			}
		}
	}
}

func TestNothingIsRequiredBeyondThePage(t *testing.T) {
	for _, kind := range Standard().Kinds {
		for _, field := range kind.Fields {
			if field.Required && !slices.Contains(strings.Fields(page[kind.Name]), field.Name+"*") {
				t.Errorf("%s.%s is required; the page does not ask for it", kind.Name, field.Name)
			}
		}
	}
}

func TestEveryRecordHasNumberStatusCaseNumberAndInternalMark(t *testing.T) {
	for _, kind := range Standard().Kinds {
		for tag, name := range map[int]string{TagNumber: "number", TagStatus: "status", TagCase: "case_number", TagInternal: "internal"} {
			if field, ok := kind.Tagged(tag); !ok || field.Name != name {
				t.Errorf("%s: tag %d is not %s", kind.Name, tag, name)
			}
		}
	}
}

func TestTagsAreInTheirRanges(t *testing.T) {
	shared := []string{"number", "status", "case_number", "internal"}
	for _, kind := range Standard().Kinds {
		if kind.Tag < 10 {
			t.Errorf("%s: tag %d; kinds start at 10", kind.Name, kind.Tag)
		}
		for _, field := range kind.Fields {
			if own := !slices.Contains(shared, field.Name); own != (field.Tag >= 10) || field.Tag < 1 {
				t.Errorf("%s.%s: tag %d; a kind's own tags start at 10", kind.Name, field.Name, field.Tag)
			}
		}
	}
}

func TestEveryFieldHasWhatItsTypeNeeds(t *testing.T) {
	listed := []Type{Choice, Choices, Tally, Scale}
	for _, kind := range Standard().Kinds {
		for _, field := range kind.Fields {
			where := kind.Name + "." + field.Name
			// What Feltbog itself writes (the runs of changes a law is about) is on no list.
			if slices.Contains(listed, field.Type) != (field.List != "") && !field.Fixed {
				t.Errorf("%s is a %s with list %q", where, field.Type, field.List)
			}
			if field.Type == Scale && field.Kind == "" {
				t.Errorf("%s is a scale over no kind", where)
			}
			if field.Type.PerOption() != (field.Policy == Set) {
				t.Errorf("%s is a %s with policy %s", where, field.Type, field.Policy)
			}
			if field.Max < field.Min {
				t.Errorf("%s: bounds %d to %d", where, field.Min, field.Max)
			}
		}
	}
}

func TestEveryKindAndFieldHasItsLabelInBothLanguages(t *testing.T) {
	complete := func(where string, label Label) {
		if strings.TrimSpace(label.In("da")) == "" || strings.TrimSpace(label.In("en")) == "" {
			t.Errorf("%s: label %+v", where, label)
		}
	}
	for _, kind := range Standard().Kinds {
		complete(kind.Name, kind.Label)
		complete(kind.Name+" (plural)", kind.Plural)
		for _, field := range kind.Fields {
			complete(kind.Name+"."+field.Name, field.Label)
			if (field.Hint.Da == "") != (field.Hint.En == "") {
				t.Errorf("%s.%s: a hint in one language only", kind.Name, field.Name)
			}
		}
	}
	for name, list := range Standard().Lists {
		for _, option := range list {
			complete(name+"."+option.Code, option.Label)
		}
	}
}

func TestTwoFieldsOfOneKindNeverReadTheSame(t *testing.T) {
	for _, kind := range Standard().Kinds {
		seen := map[string]string{}
		for _, field := range kind.Fields {
			if other := seen[field.Label.Da]; other != "" {
				t.Errorf("%s: %s and %s are both %q", kind.Name, other, field.Name, field.Label.Da)
			}
			seen[field.Label.Da] = field.Name
		}
	}
}

func TestACatalogueThatDoesNotHoldTogetherIsRefused(t *testing.T) {
	lists := Lists{"status": list(o("draft", "Kladde", "Draft"))}
	kind := func(tag int, name string, fields ...Field) *Kind {
		return &Kind{Tag: tag, Name: name, Fields: append(common(), fields...)}
	}
	dated := kind(10, "walk")
	dated.Date = "day"
	cases := map[string][]*Kind{
		"kind tag twice":   {kind(10, "walk"), kind(10, "talk")},
		"kind name twice":  {kind(10, "walk"), kind(11, "walk")},
		"field tag twice":  {kind(10, "walk", field(10, "pace", Line, "Fart", "Pace"), field(10, "place", Line, "Sted", "Place"))},
		"field name twice": {kind(10, "walk", field(10, "pace", Line, "Fart", "Pace"), field(11, "pace", Line, "Sted", "Place"))},
		"no such list":     {kind(10, "walk", field(10, "pace", Choice, "Fart", "Pace").from("paces"))},
		"no such kind":     {kind(10, "walk", field(10, "with", Ref, "Med", "With").to("dog"))},
		"no label":         {kind(10, "walk", field(10, "pace", Line, "Fart", ""))},
		"no date field":    {dated},
	}
	for name, kinds := range cases {
		if _, err := New(kinds, lists); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := New([]*Kind{kind(10, "walk", field(10, "pace", Line, "Fart", "Pace"))}, lists); err != nil {
		t.Errorf("a sound catalogue is refused: %v", err)
	}
}

// One place to add a field: what is added to a kind is at once readable,
// writable, checked and found, with no other line written.
func TestAFieldAddedToAKindIsRecordedCheckedAndReadBack(t *testing.T) {
	event := event()
	event.Fields = append(event.Fields, field(90, "weather", Choice, "Vejr", "Weather").from("weather").needed())
	lists := standardLists()
	lists["weather"] = list(o("rain", "Regn", "Rain"))
	if faults := event.Ready(Fields{}, Surroundings{Lists: lists}); !names(faults, "weather") {
		t.Error("the new field is not asked for")
	}
	values, err := event.Encode(Fields{"weather": "rain"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := event.Decode(values).Text("weather"); got != "rain" {
		t.Errorf("read back %q", got)
	}
}

func TestKindsAreFoundByNameAndByTag(t *testing.T) {
	for _, kind := range Standard().Kinds {
		byName, _ := Standard().Kind(kind.Name)
		byTag, _ := Standard().Tagged(kind.Tag)
		if byName != kind || byTag != kind {
			t.Errorf("%s (%d) is not found", kind.Name, kind.Tag)
		}
	}
	if _, ok := Standard().Kind("citizen"); ok {
		t.Error("there is a kind for citizens")
	}
	if _, ok := Standard().Tagged(0); ok {
		t.Error("there is a kind with tag 0")
	}
}
