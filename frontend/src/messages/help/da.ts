import type { Handbook } from './article'

export const da: Handbook = {
  articles: {
    overview: {
      title: 'Overblik',
      body: [
        'Her begynder dagen. Øverst står det, du er begyndt på og ikke har gemt: klik, og du er, hvor du slap.',
        'Åbne aftaler står efter frist, de overskredne først. »Næste besøg« kommer fra feltet af samme navn på projektbesøgene.',
        'Under »Levering« står tre tal: det, der ikke er forseglet endnu, det, der er forseglet, og det, koordinatoren har kvitteret for. Først det sidste er sikkert fremme.',
      ],
    },
    records: {
      title: 'Skriv, gem og find igen',
      body: [
        'Listen står til venstre, formularen til højre. En ny post begynder med Ctrl+N.',
        {
          steps: [
            'Skriv datoen, som du siger den: i går, 12/6, uge 24 eller ons uge 24.',
            'Skriv de første bogstaver i et valgfelt, og vælg med Enter. Findes det ikke, kan du foreslå det; de tre, der ligner mest, vises først.',
            'Gem med Ctrl+S. »Gem og ny« beholder dato og område til den næste.',
            'Markér som klar, når alt er udfyldt. Kun det, der er klar, tæller i statusrapporten.',
          ],
        },
        'Ctrl+F søger i listen, og Ctrl+K finder alt på tværs, også på nummer (A-2009-0042). Under »Mere« ligger historikken, hvor en tidligere udgave kan hentes tilbage, »Ny ud fra denne«, og »Træk tilbage« for det, der blev skrevet ved en fejl.',
      ],
    },
    visit: {
      title: 'Projektbesøg',
      body: [
        'Et besøg hos et projekt: hvornår, hvor, hvem du mødte (funktioner og antal, ikke navne på borgere), og hvad det handlede om.',
        'Modenhedstrappen har otte dele. Vælg det trin, projektet står på, med musen eller piletasterne, og skriv, hvad du bygger det på. Det trin, der blev valgt sidst, er mærket. Delete rydder et valg.',
        'Aftaler og observationer skrives på besøget og kan findes for sig selv bagefter. Skriv »Næste besøg«, så husker Overblik det.',
      ],
    },
    dialogue: {
      title: 'Forældredialogmøder',
      body: [
        'Skriv, hvor mange der kom, og hvordan der er talt: talt, skønnet eller ikke talt. Aldrig hvem. Sprog er en liste uden antal, så ingen kan genkendes.',
        'Det, forældrene lagde vægt på, skal kunne læses af hvem som helst: skriv, hvad der blev sagt, ikke hvem der sagde det.',
        'Ansvarlig for en aftale er altid en institution eller TFI, aldrig en forælder.',
      ],
    },
    requisition: {
      title: 'Rekvireringer',
      body: [
        'En forvaltning beder formelt om hjælp. Den tælles i det år, den er modtaget.',
        'En afvist rekvirering tæller ikke med, men nævnes i rapportens note med begrundelsen.',
        'Holder I en enkelt rådgivning undervejs, så skriv den som rådgivning og peg på rekvireringen.',
      ],
    },
    consultation: {
      title: 'Rådgivninger',
      body: [
        'Én post er én gang: et møde, et opkald, en mail, et oplæg eller sparring på en ansøgning.',
        'Skriv varigheden i timer eller minutter: årsværkene i arbejdsplanen regnes af dem.',
      ],
    },
    event: {
      title: 'Arrangementer',
      body: [
        'Et arrangement med deltagere. Vælg, hvordan de er talt: et skøn vises med ca. i rapporten, og det, der ikke er talt, lægges ikke til.',
      ],
    },
    agreements: {
      title: 'Aftaler',
      body: [
        'Alle aftaler fra alle besøg og møder: åbne, overskredne, holdte og ikke holdte. De skrives på det besøg eller møde, de blev til på. »Gem i kalender« skriver de åbne til en fil, din egen kalender kan læse.',
        {
          keys: [
            ['Mellemrum', 'markér som holdt, og fortryd'],
            ['Enter', 'åbn aftalen'],
            ['↑ ↓', 'gå gennem listen'],
          ],
        },
      ],
    },
    register: {
      title: 'Projekter, aktører og kontaktpersoner',
      body: [
        'Det fælles register. Et nyt projekt eller en ny aktør er et forslag, indtil koordinatoren har set det; dem, der ligner, vises, mens du skriver navnet.',
        'Under formularen står alt, der er skrevet om projektet: besøg og møder, aftaler, kontaktpersoner, og hvordan det har bevæget sig på modenhedstrappen.',
        '»Før et besøg« er én side til at læse eller udskrive, før du tager af sted.',
        'En kontaktperson er en fagperson, aldrig en borger, og slettes på den dato, du skriver.',
      ],
    },
    network: {
      title: 'Netværk',
      body: [
        'Hvem der arbejder sammen i et område: tallet siger, hvor mange møder og arrangementer to aktører begge var med i det år, og hvor mange projekter de deler.',
        'Tegningen viser det samme som tabellen. Den er ens hver gang, så den kan sammenlignes fra år til år.',
        '»Ikke mødt« er de aktører i området, som ingen har skrevet et møde eller et besøg med det år.',
      ],
    },
    surveys: {
      title: 'Spørgeskemaer',
      body: [
        'Et svar på papir skrives ind med »Skriv et svar«. Hvor mange der fik skemaet, skrives med »Skriv udsendelse«: rapporten tæller svar ud af udsendte.',
        '»Overdrag pc’en« fylder skærmen med skemaet alene. Den, der svarer, kan ikke komme andre steder hen, og det næste menneske ser et tomt skema. Et halvt svar gemmes ikke.',
        'Pc’en tages tilbage med feltbogens adgangssætning. I et øveår spørges der ikke.',
        'Intet i et svar siger, hvem der gav det.',
      ],
    },
    drafts: {
      title: 'Intet, du skriver, går tabt',
      body: [
        'Hvert felt gemmes som kladde på denne pc inden for et sekund, også før du trykker Gem. Nederst i formularen står klokkeslættet.',
        'Går strømmen, låser pc’en, eller lukker du låget, så står kladden der næste gang. Overblik viser den øverst.',
        'Er disken fuld, siger Feltbog det, mens du skriver. Det, der allerede står som gemt, er gemt.',
        'Det, du fjerner, kan fortrydes i den besked, der kommer nederst, og i postens historik bagefter.',
      ],
    },
    personal: {
      title: 'Ingen borgere i feltbogen',
      body: [
        'Feltbog holder øje, mens du skriver: CPR-numre, telefonnumre, mailadresser, gader med husnummer, navne ved siden af familieord og ord om helbred eller straf. Det, den finder, vises delvist skjult.',
        {
          steps: [
            '»Fjern« tager det ud af teksten.',
            '»Det er ikke et CPR-nummer« beholder det. At du har svaret, huskes; nummeret huskes ikke.',
          ],
        },
        'Så længe der står noget, der ligner et CPR-nummer, kan posten ikke markeres som klar eller leveres.',
        'Skriv en far, en pædagog eller to søskende. Feltbog kan overse noget: du er den, der ved, om nogen kan genkendes.',
      ],
    },
    attachments: {
      title: 'Bilag',
      body: [
        'Vælg filer, slip dem på vinduet, eller indsæt et billede med Ctrl+V. Hele scannermappen kan slippes på én gang. Højst 20 MB pr. fil.',
        'Sted, tid og ejer fjernes fra fotos. Kan Feltbog ikke fjerne det, siger den det.',
        'Et bilag er krypteret som resten af feltbogen og følger posten i pakkerne.',
      ],
    },
    seal: {
      title: 'Levér til koordinatoren',
      body: [
        {
          steps: [
            'Vælg »Vælg mappe og forsegl«, og læg pakken på det stik, I bruger. Feltbog læser den tilbage og kontrollerer den.',
            'Giv stikket til koordinatoren. Ingen andre kan åbne pakken, heller ikke du.',
            'Når du får en returfil, så indlæs den på samme skærm: den bringer kvitteringer, fælles register og det, der er afgjort.',
          ],
        },
        'Gik stikket tabt? Forsegl igen. Alt, der ikke er kvitteret for, kommer med hver gang, og intet tæller dobbelt.',
      ],
    },
    takeIn: {
      title: 'Indlæs pakker',
      body: [
        {
          steps: [
            'Slip mappen eller filerne på vinduet, eller vælg dem. Feltbog viser, hvad de bringer; intet er ændret endnu.',
            'Tryk »Indlæs«. Det kan standses undervejs: hver pakke er enten helt inde eller slet ikke.',
            'Læs kvitteringen, og afgør de konflikter og dubletter, den nævner.',
          ],
        },
        'Rækkefølgen er ligegyldig, og den samme pakke to gange gør ingenting. Mangler der en pakke imellem, står det, hvilken.',
        'En beskadiget fil afvises hel. Bed om den igen; feltbogen er, som den var.',
      ],
    },
    conflicts: {
      title: 'Konflikter',
      body: [
        'To har skrevet forskelligt i samme felt uden at kende hinandens svar. Begge står her ord for ord, med hvem og hvornår.',
        {
          steps: [
            'Behold den ene, behold begge, eller skriv noget nyt.',
            'Skriv hvorfor. Begrundelsen står i historikken og følger med til alle.',
            'Ctrl+Enter afgør og går til den næste.',
          ],
        },
        'En afgørelse kan altid gøres om under »Afgjort«. Skriver en tredje i feltet senere, åbner kun det spørgsmål igen.',
      ],
    },
    duplicates: {
      title: 'Dubletter',
      body: [
        'Her er måske skrevet det samme to gange. Feltbog slår aldrig noget sammen selv.',
        '»Samme« lader de to tælle som én i alle tal. Begge bliver stående, begge numre virker, og det kan fortrydes helt.',
      ],
    },
    queries: {
      title: 'Spørgsmål om en post',
      body: [
        'Er der noget, koordinatoren ikke forstår i en post, så kan hun spørge: åbn posten, og vælg »Spørg om posten« under »Mere«. Spørgsmålet følger med den næste returfil til dem, der har posten. Er posten intern, er det kun den pc, den kom fra.',
        'På pc’en står spørgsmålet på Overblik, under »Flet og lever« og i selve posten. Svar dér, hvor du ser det. Svaret kommer med i den næste pakke.',
        '»Luk spørgsmålet« fjerner det alle steder. Det kan fortrydes.',
      ],
    },
    deliveries: {
      title: 'Leveringer og returfiler',
      body: [
        'Hvem der har leveret, hvornår, og hvad der mangler. Er der et hul, så bed om netop den pakke.',
        '»Skriv returfiler« laver en fil til hver pc. Den er kun til den pc, og den er kvitteringen: først når den er indlæst, ved pc’en, at alt er fremme.',
        'Er en pc væk eller stjålet, så vælg »Erstat«. Den nye får det tilbage, der var leveret, og den gamle får ikke mere.',
        'En pakke fra en pc, ingen kender, venter her, forseglet. Ring til den, den er fra, få de seks ord læst op, og vælg »Luk ind«.',
      ],
    },
    receipts: {
      title: 'Kvitteringer',
      body: [
        'Én for hver pakke, med hvad den bragte. En hel pakke kan sættes til side med en begrundelse: så tæller den ikke med nogen steder, intet er slettet, og det kan fortrydes helt.',
      ],
    },
    report: {
      title: 'Statusrapport',
      body: [
        'Hvert tal kan åbnes: klik, og du ser posterne bag, hvilken pc de kom fra, og reglen, der er talt efter.',
        '»Gem som« skriver rapporten til Word i den rækkefølge, udvalget kender. Kun poster, der er klar, tæller.',
        'Åbne konflikter, der berører et tal, står øverst. Afgør dem, før rapporten går videre.',
      ],
    },
    privacy: {
      title: 'Om databeskyttelse',
      body: [
        'Her står, hvor det ligger, hvem der kan læse det, og hvornår det slettes. De samme svar kan gives til den, der spørger.',
        'Spørger nogen, hvad der står om dem: søg på navnet, og gem udtrækket til Word. Overstreg andres navne, før det gives videre.',
        'Skal nogen glemmes, vælger koordinatoren »Slet« ved hvert sted, der er fundet, eller »Slet oplysninger for altid« i posten. Under »Udførte sletninger« står, hvilke pc’er der mangler at gøre det samme.',
        'Koordinatoren sletter herfra efter frist, og udkastet til fortegnelsen (artikel 30) gemmes herfra.',
      ],
    },
    lock: {
      title: 'Lås og adgangssætning',
      body: [
        'Ctrl+L låser straks; det, du har skrevet, er gemt. Feltbog låser også selv, når den har stået urørt.',
        'Har du glemt adgangssætningen, så åbn med gendannelseskoden på papir, og vælg en ny. Er begge væk, kan ingen åbne feltbogen; så får du det tilbage fra koordinatoren, du har leveret.',
        'Er pc’en stjålet, så sig det til koordinatoren med det samme. Finderen kan ikke læse noget uden adgangssætningen.',
      ],
    },
    backups: {
      title: 'Sikkerhedskopier',
      body: [
        'Feltbog tager en kopi, når den åbnes, og før hver indlæsning og sletning. Hver kopi prøves ved at blive åbnet, og de ligger låst ved siden af feltbogen.',
        'Det, der er slettet for altid, er heller ikke i kopierne, og en gammel kopi bringer det ikke tilbage.',
        'Kan feltbogen ikke åbnes, fordi den er beskadiget, så vælg »Red det, der kan læses«: det samles med den seneste kopi i en ny feltbog. Er filen helt væk, så vælg »Gendan en sikkerhedskopi« på første side.',
        'Ligger feltbogen i OneDrive, på et netværksdrev eller et stik, siger Feltbog det: dér kan den gå i stykker eller ende hos andre.',
      ],
    },
    keys: {
      title: 'Genveje',
      body: [
        {
          keys: [
            ['F1', 'hjælp til den skærm, du står på'],
            ['Ctrl+K', 'gå til en skærm, eller find en post'],
            ['Ctrl+N', 'ny post'],
            ['Ctrl+S', 'gem'],
            ['Ctrl+Enter', 'markér som klar, eller afgør en konflikt'],
            ['Ctrl+F', 'søg i listen'],
            ['Ctrl+L', 'lås'],
            ['↑ ↓', 'gå gennem en liste'],
            ['Esc', 'luk en menu, en liste eller hjælpen'],
          ],
        },
      ],
    },
  },
  tour: {
    welcome: {
      title: 'Velkommen',
      body: [
        'Dette er et øveår med opdigtede poster. Du kan ikke gøre noget forkert. Rundturen tager et minut.',
        'På Overblik står det, der er at gøre i dag. Menuen til venstre er alt, hvad der er.',
      ],
    },
    write: {
      title: 'Skriv et besøg',
      body: [
        'Her er et nyt projektbesøg. Prøv: skriv i går som dato, og de første bogstaver af et projekt.',
        'Det, du skriver, gemmes som kladde inden for et sekund. Går pc’en ud nu, står det der bagefter.',
      ],
    },
    safe: {
      title: 'Ingen borgere',
      body: [
        'Prøv at skrive 010190-1234 i resuméet. Feltbog siger til og kan fjerne det. Sådan et nummer kan aldrig leveres.',
      ],
    },
    seal: {
      title: 'Levér',
      body: [
        'Når du er ved et stik: forsegl det nye i én fil, og giv den til koordinatoren. Det er hele leveringen, og der skal intet net til.',
        'De tre tal viser, hvor langt det er: ikke forseglet, forseglet, modtaget.',
      ],
    },
    takeIn: {
      title: 'Indlæs pakkerne',
      body: [
        'Fem pc’er har leveret. Vælg mappen: du ser først, hvad pakkerne bringer, og så trykker du »Indlæs«. Rækkefølgen er ligegyldig.',
      ],
    },
    conflicts: {
      title: 'Afgør det, der er forskelligt',
      body: [
        'Har to skrevet forskelligt i samme felt, står begge svar her, når pakkerne er indlæst. Intet er tabt, og du bestemmer.',
      ],
    },
    report: {
      title: 'Årets tal',
      body: [
        'Hvert tal i statusrapporten kan åbnes helt ned til posterne bag. »Gem som« skriver den til Word.',
      ],
    },
    help: {
      title: 'F1, når du er i tvivl',
      body: [
        'F1 åbner hjælp til den skærm, du står på, og Ctrl+K finder alt. Rundturen kan tages igen herfra.',
      ],
    },
  },
}
