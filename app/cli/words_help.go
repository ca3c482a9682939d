package cli

// words are what --help says of one command. The use line is the contract that scripts rely on.
type words struct {
	use, short, long string
	flags            map[string]string
}

const (
	helpFlag       = "vis denne hjælp"
	versionFlag    = "vis udgaven"
	versionLine    = "Feltbog {{.Version}}\n"
	jsonFlag       = "svar i JSON, også når noget går galt"
	passphraseFlag = "læs feltbogens adgangssætning fra første linje i `FILE`; ellers bruges FELTBOG_PASSPHRASE, ellers spørges der"
	parcelFlag     = "læs adgangssætningen til en pakke, der er låst med en alene, fra første linje i `FILE`;\nellers bruges FELTBOG_PARCEL_PASSPHRASE, ellers spørges der"

	helpTemplate = `{{.Long}}

Brug:
  {{.UseLine}}
{{if .HasAvailableSubCommands}}
Kommandoer:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name 11}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Valg:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Fælles valg:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}
Slutkoder:
  0  udført
  1  fejl i Feltbog
  2  kommandoen er ikke skrevet rigtigt
  3  intet fundet
  4  afvist af en regel (indhold, persondata, rolle)
  5  filen er beskadiget eller ikke til dig
  6  feltbogen er i brug eller låst
  7  disken er fuld, eller der kan ikke skrives
  8  kræver en nyere udgave af Feltbog
`
)

var help = map[string]words{
	"feltbog": {
		use:   "feltbog [KOMMANDO]",
		short: "Feltbog",
		long:  "Feltbog samler besøg, rådgivninger og aftaler fra flere pc'er til én statusrapport.\nUden kommando åbnes vinduet.",
	},
	"sample": {
		use:   "sample DIR [--laptops 5] [--seed 1]",
		short: "skriv øveåret 2008 i en mappe",
		long:  "Skriver øveåret 2008, som det blev registreret på flere pc'er: koordinatorens feltbog,\nhver pc's feltbog og de forseglede pakker i DIR/parcels. Adgangssætningen er »øvelse«.",
		flags: map[string]string{
			"laptops": "antal pc'er (`N`)",
			"seed":    "samme tal giver samme øveår (`N`)",
		},
	},
	"init": {
		use:   "init BOOK --role field|coordinator --name N [--enrolment FILE]",
		short: "opret en ny feltbog",
		long:  "Opretter en ny feltbog. En pc i felten tilmeldes med den fil, koordinatoren har lavet, og det samme\ngør en ekstra koordinator. Den første koordinator har ingen.",
		flags: map[string]string{
			"role":      "`field` (pc i felten) eller coordinator (koordinator)",
			"name":      "navnet (`N`) på den, der bruger feltbogen",
			"enrolment": "tilmelding (`FILE`.felttilmelding) fra koordinatoren",
		},
	},
	"admit": {
		use:   "admit BOOK --name N --letter B --out FILE [--replaces A] [--role field|coordinator]\n  feltbog admit BOOK --words \"…\" [--name N] [--letter B] [--role field|coordinator]",
		short: "koordinator: lav en tilmelding til en pc",
		long: "Skriver en tilmelding, som pc'ens feltbog oprettes med. Kun koordinatoren kan tilmelde.\n" +
			"Med --words lukkes i stedet den pc ind, der venter i indbakken, og hvis seks ord er læst op i telefonen.",
		flags: map[string]string{
			"name":     "navnet (`N`) på den, der skal bruge pc'en",
			"letter":   "pc'ens bogstav (`B`), som står forrest i dens numre",
			"out":      "skriv tilmeldingen i `FILE`",
			"role":     "`field` (pc i felten) eller coordinator (endnu en koordinator)",
			"words":    "de seks ord (`\"…\"`), som »feltbog words« viser på pc'en",
			"replaces": "i stedet for en tabt pc med dette bogstav (`A`); den får ikke flere returfiler",
		},
	},
	"reserve": {
		use:   "reserve BOOK --out FILE",
		short: "koordinator: skriv reservenøglen ud til pengeskabet",
		long: "Skriver en side med reservenøglen og sletter den fra feltbogen. Nøglen åbner pakkerne fra alle pc'er\n" +
			"den dag, koordinatorens egen feltbog er tabt. Print siden, læg den i et pengeskab, og slet filen.",
		flags: map[string]string{"out": "skriv siden i `FILE`"},
	},
	"record": {
		use:   "record BOOK [FILE]",
		short: "gem poster fra JSON-linjer",
		long: "Læser poster fra FILE eller stdin, én pr. linje:\n" +
			"  {\"kind\":\"visit\",\"id\":\"…\",\"ready\":true,\"fields\":{\"date\":\"2009-05-28\"}}\n" +
			"»id« retter en post, der findes; »ready« markerer den som klar, eller med false som kladde;\n" +
			"»withdrawn« trækker den tilbage. Alle linjer gemmes, eller ingen.\n" +
			"Svarer med id, nummer og det, der mangler.",
	},
	"attach": {
		use:   "attach BOOK RECORD FILE",
		short: "vedhæft en fil til en post",
		long: "Vedhæfter en fil til en post (id eller nummer): højst 20 MB pr. fil, 100 MB pr. post og 2 GB i feltbogen.\n" +
			"Af billeder (JPEG og PNG) tages sted, tid og andet ud, som kameraet har skrevet ved siden af billedet.\n" +
			"Bilag til en intern post er interne.",
	},
	"attachments": {
		use:   "attachments BOOK RECORD [--out DIR]",
		short: "vis en posts bilag, eller skriv dem ud",
		long:  "Viser en posts bilag. Med --out skrives de i en mappe; intet, der ligger der, overskrives.",
		flags: map[string]string{"out": "skriv bilagene i mappen `DIR`"},
	},
	"detach": {
		use:   "detach BOOK ATTACHMENT",
		short: "fjern et bilag, så det kan fortrydes",
		long:  "Trækker et bilag (id eller nummer) tilbage. Indholdet bliver i feltbogen, men rejser ikke med i pakker.\nSkal det slettes for altid, er det »erase«.",
	},
	"show": {
		use:   "show BOOK ID [--history]",
		short: "vis en post",
		long:  "Viser en post med aftaler og observationer. ID er postens id eller nummer (B-2009-0042).",
		flags: map[string]string{"history": "vis i stedet, hvem der har ændret hvad hvornår"},
	},
	"find": {
		use:   "find BOOK WORDS",
		short: "søg i alle tekster",
		long:  "Søger i alle tekster. De nyeste poster kommer først.",
	},
	"list": {
		use:   "list BOOK KIND [--year Y]",
		short: "vis alle poster af en slags",
		long:  "Viser alle poster af en slags: visit, dialogue, requisition, consultation, event, agreement,\nproject, actor …",
		flags: map[string]string{"year": "kun poster fra året (`Y`)"},
	},
	"seal": {
		use:   "seal BOOK --out DIR [--all] [--passphrase-only]",
		short: "forsegl det registrerede i en pakke",
		long:  "Forsegler alt, hvad koordinatoren ikke har kvitteret for, i én pakke og læser den igennem.",
		flags: map[string]string{
			"out": "skriv pakken i mappen `DIR`",
			"all": "alt en gang til, også når der intet nyt er, og også det, der er kvitteret for",
			"passphrase-only": "lås pakken med en adgangssætning alene (mindst 12 tegn); brug det kun, når\n" +
				"koordinatorens nøgle ikke kan bruges, og giv sætningen ad en anden vej end pakken",
		},
	},
	"take-in": {
		use:   "take-in BOOK FILE|DIR… [--look] [--reserve-file FILE]",
		short: "indlæs pakker, eller på en pc en returfil",
		long: "Indlæser pakker, hver for sig helt eller slet ikke, og fortæller, hvad der kom til.\n" +
			"På en pc indlæses koordinatorens returfil: registret, afgørelserne og kvitteringen.\n" +
			"Afvises en pakke, indlæses de andre stadig, og slutkoden siger hvorfor.",
		flags: map[string]string{
			"look":         "se kun efter; intet ændres",
			"reserve-file": "åbn også med reservenøglen, skrevet af eller skannet fra papiret i `FILE`",
		},
	},
	"set-aside": {
		use:   "set-aside BOOK PARCEL [--undo] [--why TEXT]",
		short: "lad en hel pakke være ulæst, eller gør det om",
		long:  "Det, der kom med pakken (B-3 eller dens id), tæller ikke længere. Intet slettes, og --undo\ngør det præcis, som det var.",
		flags: map[string]string{"undo": "lad pakken tælle igen", "why": "begrundelse (`TEXT`)"},
	},
	"clock-fix": {
		use:   "clock-fix BOOK PARCEL|DEVICE/SCOPE/FIRST-LAST [--shift -1096d] [--undo] [--why TEXT]",
		short: "koordinator: ret uret bag en pakke",
		long: "Retter tiden for det, der kom med en pakke (B-3 eller dens id), når pc'ens ur gik forkert.\n" +
			"Uden --shift rettes der med det, kvitteringen fortalte. Det afgør kun, hvad der vises, mens flere svar venter.",
		flags: map[string]string{
			"shift": "læg dette (`TID`) til: -1096d, 90m",
			"undo":  "lad uret gælde igen, som det gik",
			"why":   "begrundelse (`TEXT`)",
		},
	},
	"trim": {
		use:   "trim BOOK [--look]",
		short: "koordinator: fjern gamle værdier, som alle har fået afløst",
		long: "Fjerner værdier, der er skrevet over, når alle pc'er har kvitteret for både dem og det, der kom i stedet.\n" +
			"Hvem der skrev hvornår, og alt, hvad der vises, bliver. Det kan ikke fortrydes.",
		flags: map[string]string{"look": "fortæl kun, hvor mange; intet ændres"},
	},
	"send-back": {
		use:   "send-back BOOK --out DIR [--passphrase-only A]",
		short: "koordinator: skriv en returfil til hver pc",
		long: "Skriver en returfil til hver pc, der har leveret: registret, holdets poster, afgørelserne, pc'ens egne\n" +
			"interne poster og en kvittering for det, der er kommet. Ingen anden pc kan åbne den.",
		flags: map[string]string{
			"out": "skriv returfilerne i mappen `DIR`",
			"passphrase-only": "kun returfilen til pc `A`, låst med en adgangssætning alene (mindst 12 tegn);\n" +
				"brug det kun, når pc'ens nøgle ikke kan bruges",
		},
	},
	"deliveries": {
		use:   "deliveries BOOK",
		short: "koordinator: vis, hvem der har leveret hvad",
		long:  "Viser for hver pc, hvornår den sidst leverede, hvor længe siden det er, og hvilke ændringer der mangler.",
	},
	"inbox": {
		use:   "inbox BOOK [--discard PARCEL]",
		short: "koordinator: vis, hvem der venter på at blive lukket ind",
		long: "Viser de pakker, hvis afsender ikke er tilmeldt. De er forseglede; navn, bogstav og dato er, hvad de selv siger.\n" +
			"Ring til den, der bruger pc'en, og få de seks ord læst op. Luk ind med »admit --words«, eller kassér pakken.",
		flags: map[string]string{"discard": "kassér pakken (`PARCEL`) uden at åbne den"},
	},
	"words": {
		use:   "words BOOK",
		short: "vis feltbogens seks ord, til at læse op i telefonen",
		long:  "Viser de seks ord, der svarer til denne feltbogs nøgler. Læs dem op for koordinatoren.",
	},
	"withdraw": {
		use:   "withdraw BOOK LETTER --why TEXT [--undo]",
		short: "koordinator: udeluk en stjålen eller udskiftet pc",
		long: "Det, pc'en eller koordinatoren med dette bogstav forsegler, indlæses ikke mere nogen steder, når returfilerne\n" +
			"er nået frem, og ingen forsegler til den. Det, den har leveret, bliver.",
		flags: map[string]string{"why": "begrundelse (`TEXT`)", "undo": "lad den være med igen"},
	},
	"enrol": {
		use:   "enrol BOOK --enrolment FILE",
		short: "tilmeld en feltbog, der er begyndt uden tilmelding",
		long:  "Giver en pc's feltbog, der er begyndt alene, dens koordinator, hold og bogstav. Alt registreret beholdes,\nog numre, der er givet, bliver ved med at gælde.",
		flags: map[string]string{"enrolment": "tilmelding (`FILE`.felttilmelding) fra koordinatoren"},
	},
	"conflicts": {
		use:   "conflicts BOOK [--all]",
		short: "koordinator: vis, hvad der venter på en afgørelse",
		long:  "Viser de felter, hvor flere har skrevet hver sit uden at have set hinandens.",
		flags: map[string]string{
			"all": "også dem, ingen behøver afgøre: feltets egen regel viser det ene svar eller alle",
		},
	},
	"settle": {
		use:   "settle BOOK RECORD FIELD --keep DOT|--value V|--both --why TEXT [--like]",
		short: "koordinator: afgør, hvad der skal stå i et felt",
		long: "Afgør et felt, der venter: et af svarene (DOT fra »conflicts«), et nyt, eller begge tekster.\n" +
			"Afgørelsen når alle pc'er. Kommer der senere et svar, som ikke er set, spørges der igen om det.",
		flags: map[string]string{
			"keep":  "behold dette svar (`DOT`)",
			"value": "skriv et nyt svar (`V`); tomt rydder feltet",
			"both":  "behold begge tekster efter hinanden",
			"why":   "begrundelse (`TEXT`); står i postens historik",
			"like":  "samme svar til alle poster, hvor de samme svar står mod hinanden i feltet",
		},
	},
	"ask": {
		use:   "ask BOOK RECORD [TEXT]",
		short: "koordinator: spørg om en post",
		long: "Spørger om en post (id eller nummer); uden TEXT læses der fra stdin. Forespørgslen når dem, der har posten:\n" +
			"holdet, eller for en intern post kun den pc, den kom fra.",
	},
	"asked": {
		use:   "asked BOOK",
		short: "vis, hvad koordinatoren har spurgt om",
		long:  "Viser åbne forespørgsler, hvad de handler om, og hvad der er svaret.",
	},
	"answer": {
		use:   "answer BOOK QUERY [TEXT]",
		short: "svar på en forespørgsel",
		long:  "Svarer på en forespørgsel (id eller nummer); uden TEXT læses der fra stdin. Svaret kommer med i den næste pakke.",
	},
	"close": {
		use:   "close BOOK QUERY [--undo]",
		short: "koordinator: luk en forespørgsel, eller gør det om",
		long:  "Lukker en forespørgsel (id eller nummer), så den ikke mere venter på nogen.",
		flags: map[string]string{"undo": "åbn forespørgslen igen"},
	},
	"duplicates": {
		use:   "duplicates BOOK",
		short: "koordinator: vis, hvad der måske er registreret to gange",
		long:  "Viser projekter og aktører, der ligner hinanden på navn, sted, slags, ejer eller CVR-nummer.\nIntet sættes sammen af sig selv.",
	},
	"same": {
		use:   "same BOOK ID ID [--different] [--why TEXT]",
		short: "koordinator: to poster er det samme, eller er det ikke",
		long:  "To poster tæller fra nu af som ét i alle tal. Begge består, og --different gør det præcis om.\nID er postens id eller nummer.",
		flags: map[string]string{"different": "de er to forskellige; det huskes", "why": "begrundelse (`TEXT`)"},
	},
	"report": {
		use:   "report BOOK --year Y [--out X.docx|.xlsx|.html|.csv] [--explain]",
		short: "årets tal, eller rapporten til udvalget",
		long:  "Viser årets tal. Med --out skrives de som dokument, regneark, webside eller CSV.",
		flags: map[string]string{
			"year":    "året (`Y`)",
			"out":     "skriv rapporten i filen `X`; endelsen siger formen",
			"explain": "vis reglen og posterne bag hvert tal",
		},
	},
	"erase": {
		use:   "erase BOOK --record ID [--field F …] [--why requested|mistaken|expired] | --find TEXT",
		short: "slet for altid, så det ikke kan komme igen",
		long:  "--find viser, hvor en tekst står: nu, i historikken og i kladder. --record sletter en post,\neller de felter, --field nævner, i hele historikken, og leder bagefter efter teksten i filen.",
		flags: map[string]string{
			"record": "posten (`ID` eller nummer), der skal slettes",
			"field":  "kun dette felt (`F`); kan gentages",
			"why":    "grunden (`G`): requested (anmodning), mistaken (fejl), expired (frist); aldrig i ord, der kunne gentage det slettede",
			"find":   "find en tekst (`TEXT`) overalt, uden at slette",
		},
	},
	"extract": {
		use:   "extract BOOK --find TEXT --out FILE.docx|.html",
		short: "skriv, hvad feltbogen rummer om en person",
		long:  "Finder en person overalt i feltbogen og skriver et papir til den, der har bedt om indsigt: hvad der\nstår, hvor, hvem der skrev det, siden hvornår, hvilke pc'er der har det, og hvornår det slettes.\nAndres navne i de samme tekster skal overstreges i hånden. Søgningen huskes ikke.",
		flags: map[string]string{
			"find": "personens navn, eller hvad der ellers kan kende den (`TEXT`)",
			"out":  "papiret (`FILE`): Word eller en side til skærmen",
		},
	},
	"retention": {
		use:   "retention BOOK --year Y [--look] [--archived yes|no --by NAVN [--on DATO]]",
		short: "koordinator: slet det, hvis frist er udløbet, og bevar tallene",
		long:  "Sletter for altid det, der skal være slettet ved udgangen af et år: kontaktpersoner efter deres egen\ndato, og fri tekst og bilag i besøg, aftaler og andet, når fristen for dem er gået. Ingen tal ændres.\nFør der slettes, skal det være besvaret, om det er afleveret til arkivet.",
		flags: map[string]string{
			"year":     "det år (`Y`), ved hvis udgang det skal være slettet",
			"look":     "vis kun, hvad der ville blive slettet",
			"archived": "er det afleveret til arkivet: `yes|no`",
			"by":       "hvem der har svaret (`NAVN`)",
			"on":       "hvornår (`DATO`, f.eks. 2014-01-31); ellers i dag",
		},
	},
	"article30": {
		use:   "article30 BOOK --out FILE.docx",
		short: "koordinator: skriv et udkast til fortegnelsen over behandlingsaktiviteter",
		long:  "Skriver et udkast efter databeskyttelsesforordningens artikel 30 til Word: formål, kategorier,\nmodtagere, frister og sikkerhed, med feltbogens egne tal. Det, Feltbog ikke ved, står i [parenteser].",
		flags: map[string]string{"out": "udkastet (`FILE`)"},
	},
	"periods": {
		use:   "periods BOOK [--kind K --years N]",
		short: "koordinator: vis eller ret, hvor længe fri tekst bevares",
		long:  "Fristen er et antal hele år efter det år, posten hører til. Uden valg vises fristerne.",
		flags: map[string]string{
			"kind":  "slags post (`K`)",
			"years": "hele år (`N`), 1 til 30",
		},
	},
	"erasures": {
		use:   "erasures BOOK",
		short: "koordinator: vis, hvad der er slettet, og hvor",
		long:  "Viser hver sletning (E-12), hvornår og hvorfor, og hvilke pc'er der har meldt, at de har slettet det samme.",
	},
	"check": {
		use:   "check BOOK",
		short: "kontrollér, at feltbogen er hel",
		long:  "Kontrollerer filen, og at alt det viste svarer til journalen. Slutkode 5, hvis ikke.",
	},
	"rebuild": {
		use:   "rebuild BOOK [--out NEW]",
		short: "dan lister, søgning og tal på ny ud fra journalen",
		long: "Danner alt det viste på ny ud fra journalen. Journalen selv røres ikke.\n" +
			"Er filen beskadiget, redder --out alt det læselige og resten fra nyeste sikkerhedskopi i en ny feltbog.\n" +
			"Den beskadigede røres ikke.",
		flags: map[string]string{"out": "red en beskadiget feltbog over i en ny, `NEW`"},
	},
	"digest": {
		use:   "digest BOOK",
		short: "vis feltbogens fingeraftryk",
		long:  "To feltbøger med de samme ændringer har det samme fingeraftryk, uanset i hvilken orden de kom.",
	},
	"backup": {
		use:   "backup BOOK --out FILE",
		short: "skriv en sikkerhedskopi",
		long:  "Skriver en kopi af feltbogen, forseglet som den selv, med nøglefilen ved siden af.\nDen åbner med den adgangssætning, feltbogen har nu.",
		flags: map[string]string{"out": "skriv kopien i `FILE`"},
	},
	"backups": {
		use:   "backups BOOK",
		short: "vis de sikkerhedskopier, Feltbog selv har taget",
		long:  "Feltbog tager en kopi før hver indlæsning og sletning, og prøver den ved at læse den. De ti nyeste og en for\nhver måned beholdes i en mappe ved siden af feltbogen (samme navn, og så »-backups«). Efter en sletning beholdes\nkun en frisk. Feltbogen selv behøver ikke at kunne åbnes.",
	},
	"restore": {
		use:   "restore FILE --out BOOK [--erasures-of BOOK]",
		short: "lav en feltbog af en sikkerhedskopi",
		long: "Prøver kopien - den skal kunne åbnes og være hel - og laver en feltbog af den.\n" +
			"Der skrives aldrig oven i noget. Feltbogen fortsætter under et nyt bogstav, for den, kopien er taget af, kan være i brug.",
		flags: map[string]string{
			"out":         "skriv feltbogen i `BOOK`",
			"erasures-of": "udfør de sletninger, som denne nyere `BOOK` kender, før den gendannede åbnes",
		},
	},
	"passphrase": {
		use:   "passphrase BOOK [--new-passphrase-file FILE]",
		short: "skift feltbogens adgangssætning",
		long:  "Giver feltbogen en ny adgangssætning. Den nuværende spørges der om, som altid.",
		flags: map[string]string{"new-passphrase-file": "læs den nye fra første linje i `FILE`; ellers spørges der to gange"},
	},
	"recover": {
		use:   "recover BOOK --code-file FILE [--new-passphrase-file FILE]",
		short: "giv feltbogen en ny adgangssætning med gendannelseskoden",
		long:  "Til den, der har glemt adgangssætningen og har koden på papir.",
		flags: map[string]string{
			"code-file":           "læs gendannelseskoden fra første linje i `FILE`",
			"new-passphrase-file": "læs den nye fra første linje i `FILE`; ellers spørges der to gange",
		},
	},
	"inspect": {
		use:   "inspect FILE.feltpakke [--book BOOK] [--reserve-file FILE]",
		short: "se på en pakke udefra",
		long:  "Viser, hvad man kan se af en pakke uden nøgle. Med en feltbog, hvis nøgle åbner den, vises\nafsender, antal, underskrift og indhold som JSON-linjer. Intet indlæses.",
		flags: map[string]string{
			"book":         "feltbogen (`BOOK`), hvis nøgle skal prøves",
			"reserve-file": "prøv også reservenøglen fra papiret i `FILE`",
		},
	},
}
