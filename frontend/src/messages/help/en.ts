import type { Handbook } from './article'

export const en: Handbook = {
  articles: {
    overview: {
      title: 'Overview',
      body: [
        'The day begins here. At the top stands what you began and have not saved: click, and you are where you left off.',
        'Open agreements are listed by due date, overdue ones first. “Next visits” come from the field of that name on project visits.',
        'Under “Delivery” are three numbers: what is not sealed yet, what is sealed, and what the coordinator has acknowledged. Only the last has safely arrived.',
      ],
    },
    records: {
      title: 'Write, save and find again',
      body: [
        'The list is on the left, the form on the right. Ctrl+N begins a new record.',
        {
          steps: [
            'Type the date as you say it: yesterday, 12/6, week 24 or wed week 24.',
            'Type the first letters in a field with choices, and choose with Enter. If it is not there you can propose it; the three most alike are shown first.',
            'Save with Ctrl+S. “Save and new” keeps the date and area for the next one.',
            'Mark it as ready when all is filled in. Only what is ready counts in the status report.',
          ],
        },
        'Ctrl+F searches the list, and Ctrl+K finds everything everywhere, by number too (A-2009-0042). “More” has the history, where an earlier version can be brought back, “New one like this”, and “Withdraw” for what was written by mistake.',
      ],
    },
    visit: {
      title: 'Project visits',
      body: [
        'A visit to a project: when, where, whom you met (functions and numbers, no names of citizens), and what it was about.',
        'The maturity staircase has eight parts. Choose the step the project stands on with the mouse or the arrow keys, and write what you base it on. The step chosen last time is marked. Delete clears a choice.',
        'Agreements and observations are written on the visit and can be found by themselves afterwards. Fill in “Next visit”, and the overview remembers it.',
      ],
    },
    dialogue: {
      title: 'Parent-dialogue meetings',
      body: [
        'Write how many came and how they were counted: counted, estimated or not counted. Never who. Languages are a list without numbers, so that nobody can be recognised.',
        'What the parents stressed must be fit for anybody to read: write what was said, not who said it.',
        'The responsible party of an agreement is always an institution or TFI, never a parent.',
      ],
    },
    requisition: {
      title: 'Requisitions',
      body: [
        'An administration formally asks for help. It is counted in the year it was received.',
        'A declined requisition is not counted, but is mentioned in the note of the report with its reason.',
        'If you give a single consultation on the way, record it as a consultation and point to the requisition.',
      ],
    },
    consultation: {
      title: 'Consultations',
      body: [
        'One record is one session: a meeting, a call, a mail, a talk or sparring on an application.',
        'Write the duration in hours or minutes: the person-years of the work plan are reckoned from them.',
      ],
    },
    event: {
      title: 'Events',
      body: [
        'An event with participants. Choose how they were counted: an estimate is shown with ca. in the report, and what was not counted is not added.',
      ],
    },
    agreements: {
      title: 'Agreements',
      body: [
        'All agreements from all visits and meetings: open, overdue, kept and not kept. They are written on the visit or meeting they came out of. “Save for calendar” writes the open ones to a file your own calendar can read.',
        {
          keys: [
            ['Space', 'mark as kept, and undo'],
            ['Enter', 'open the agreement'],
            ['↑ ↓', 'go through the list'],
          ],
        },
      ],
    },
    register: {
      title: 'Projects, actors and contacts',
      body: [
        'The shared register. A new project or actor is a proposal until the coordinator has seen it; those like it are shown while you type its name.',
        'Under the form stands all that was recorded with the project: visits and meetings, agreements, contacts, and how it has moved on the maturity staircase.',
        '“Before a visit” is one page to read or print before you go.',
        'A contact is a professional, never a citizen, and is deleted on the day you write.',
      ],
    },
    network: {
      title: 'Network',
      body: [
        'Who works together in an area: the number says in how many meetings and events of that year two actors both took part, and how many projects they share.',
        'The drawing shows the same as the table. It is alike every time, so that it can be compared from year to year.',
        '“Not met” are the actors of the area nobody recorded a meeting or a visit with that year.',
      ],
    },
    surveys: {
      title: 'Surveys',
      body: [
        'An answer on paper is entered with “Enter an answer”. How many got the survey is entered with “Enter a dispatch”: the report counts answers out of those sent.',
        '“Hand over the laptop” fills the screen with the survey alone. Whoever answers can go nowhere else, and the next person finds an empty survey. Half an answer is not kept.',
        'The laptop is taken back with the passphrase of the book. A practice year does not ask.',
        'Nothing in an answer says who gave it.',
      ],
    },
    drafts: {
      title: 'Nothing you type is lost',
      body: [
        'Every field is kept as a draft on this laptop within a second, even before you press Save. The time is shown at the foot of the form.',
        'If the power fails, the laptop locks or you close the lid, the draft is there next time. The overview shows it at the top.',
        'If the disk is full, Feltbog says so while you type. What is said to be kept is kept.',
        'What you remove can be had back from the message at the bottom, and from the history of the record afterwards.',
      ],
    },
    personal: {
      title: 'No citizens in the book',
      body: [
        'Feltbog watches while you type: CPR numbers, phone numbers, mail addresses, streets with a house number, names beside family words, and words about health or crime. What it finds is shown partly hidden.',
        {
          steps: [
            '“Remove” takes it out of the text.',
            '“It is not a CPR number” keeps it. That you answered is remembered; the number is not.',
          ],
        },
        'While something stands there that looks like a CPR number the record can be neither marked as ready nor delivered.',
        'Write a father, a teacher or two siblings. Feltbog can overlook something: you are the one who knows whether anybody can be recognised.',
      ],
    },
    attachments: {
      title: 'Attachments',
      body: [
        'Choose files, drop them on the window, or paste a picture with Ctrl+V. A whole scanner folder can be dropped at once. At most 20 MB a file.',
        'Place, time and owner are taken out of photographs. Where Feltbog cannot do that, it says so.',
        'An attachment is encrypted like the rest of the book and travels with its record.',
      ],
    },
    seal: {
      title: 'Deliver to the coordinator',
      body: [
        {
          steps: [
            'Choose “Choose a folder and seal”, and put the parcel on the stick you use. Feltbog reads it back and checks it.',
            'Give the stick to the coordinator. Nobody else can open the parcel, not even you.',
            'When you get a return file, take it in on the same screen: it brings receipts, the shared register and what was settled.',
          ],
        },
        'Was the stick lost? Seal again. Everything not acknowledged comes along every time, and nothing counts twice.',
      ],
    },
    takeIn: {
      title: 'Take parcels in',
      body: [
        {
          steps: [
            'Drop the folder or the files on the window, or choose them. Feltbog shows what they bring; nothing has changed yet.',
            'Press “Take in”. It can be stopped on the way: each parcel is either in as a whole or not at all.',
            'Read the receipt, and settle the conflicts and duplicates it names.',
          ],
        },
        'The order does not matter, and the same parcel twice does nothing. If a parcel in between is missing, it says which.',
        'A damaged file is refused as a whole. Ask for it again; the book is as it was.',
      ],
    },
    conflicts: {
      title: 'Conflicts',
      body: [
        'Two people wrote different things in one field without knowing of each other’s answer. Both stand here word for word, with who and when.',
        {
          steps: [
            'Keep the one, keep both, or write something new.',
            'Write why. The reason stands in the history and goes to everybody.',
            'Ctrl+Enter settles and goes on to the next.',
          ],
        },
        'What was settled can always be settled again under “Settled”. If a third person writes in the field later, only that question opens again.',
      ],
    },
    duplicates: {
      title: 'Duplicates',
      body: [
        'The same may have been recorded twice here. Feltbog never joins anything by itself.',
        '“Same” lets the two count as one in every figure. Both stay, both numbers work, and it can be undone exactly.',
      ],
    },
    queries: {
      title: 'Questions about a record',
      body: [
        'When the coordinator does not understand something in a record, she can ask: open the record and choose “Ask about the record” under “More”. The question goes with the next return file to those who have the record. If the record is internal, that is only the laptop it came from.',
        'On the laptop the question stands on Overview, under “Merge and deliver” and in the record itself. Answer where you see it. The answer goes with the next parcel.',
        '“Close the question” takes it away everywhere. That can be undone.',
      ],
    },
    deliveries: {
      title: 'Deliveries and return files',
      body: [
        'Who delivered, when, and what is missing. If there is a gap, ask for just that parcel.',
        '“Write return files” makes a file for each laptop. It is for that laptop alone, and it is the receipt: only when it has been taken in does the laptop know that everything arrived.',
        'If a laptop is lost or stolen choose “Replace”. The new one gets back what had been delivered, and the old one gets no more.',
        'A parcel from a laptop nobody knows waits here, sealed. Ring the person it is from, have the six words read aloud, and choose “Let in”.',
      ],
    },
    receipts: {
      title: 'Receipts',
      body: [
        'One for each parcel, with what it brought. A whole parcel can be set aside with a reason: then it counts nowhere, nothing is deleted, and it can be undone exactly.',
      ],
    },
    report: {
      title: 'Status report',
      body: [
        'Every figure opens: click, and you see the records behind it, the laptop they came from, and the rule it was counted by.',
        '“Save as” writes the report for Word in the order the committee knows. Only records that are ready count.',
        'Open conflicts that touch a figure stand at the top. Settle them before the report goes on.',
      ],
    },
    privacy: {
      title: 'About data protection',
      body: [
        'Here stands where everything lies, who can read it and when it is deleted. The same answers can be given to whoever asks.',
        'If somebody asks what is held about them: search for the name, and save the extract for Word. Black out the names of others before it is passed on.',
        'If somebody is to be forgotten the coordinator chooses “Erase” at each place that was found, or “Erase for good” in the record. “Erasures carried out” tells which laptops have yet to do the same.',
        'The coordinator deletes by retention period from here, and saves the draft of the record of processing (article 30) here.',
      ],
    },
    lock: {
      title: 'Lock and passphrase',
      body: [
        'Ctrl+L locks at once; what you typed is kept. Feltbog also locks itself when left alone.',
        'If you forgot the passphrase, open with the recovery code on paper and choose a new one. If both are gone nobody can open the book; you then get back from the coordinator what you had delivered.',
        'If the laptop is stolen tell the coordinator at once. The finder can read nothing without the passphrase.',
      ],
    },
    backups: {
      title: 'Backups',
      body: [
        'Feltbog makes a copy when it is opened and before every take-in and erasure. Each copy is proven by being opened, and they lie locked beside the book.',
        'What was erased for good is not in the copies either, and an old copy does not bring it back.',
        'If the book cannot be opened because it is damaged, choose “Rescue what can be read”: it is put together with the latest copy in a new book. If the file is gone altogether choose “Restore a backup” on the first screen.',
        'If the book lies in OneDrive, on a network drive or on a stick, Feltbog says so: there it can be damaged or end up with others.',
      ],
    },
    keys: {
      title: 'Shortcuts',
      body: [
        {
          keys: [
            ['F1', 'help for the screen you are on'],
            ['Ctrl+K', 'go to a screen, or find a record'],
            ['Ctrl+N', 'new record'],
            ['Ctrl+S', 'save'],
            ['Ctrl+Enter', 'mark as ready, or settle a conflict'],
            ['Ctrl+F', 'search the list'],
            ['Ctrl+L', 'lock'],
            ['↑ ↓', 'go through a list'],
            ['Esc', 'close a menu, a list or the help'],
          ],
        },
      ],
    },
  },
  tour: {
    welcome: {
      title: 'Welcome',
      body: [
        'This is a practice year of invented records. You can do nothing wrong. The tour takes a minute.',
        'The overview shows what there is to do today. The menu on the left is all there is.',
      ],
    },
    write: {
      title: 'Write a visit',
      body: [
        'Here is a new project visit. Try it: type yesterday as the date, and the first letters of a project.',
        'What you type is kept as a draft within a second. If the laptop died now, it would be there afterwards.',
      ],
    },
    safe: {
      title: 'No citizens',
      body: [
        'Try to type 010190-1234 in the summary. Feltbog tells you and can remove it. Such a number can never be delivered.',
      ],
    },
    seal: {
      title: 'Deliver',
      body: [
        'When you have a stick: seal what is new into one file, and give it to the coordinator. That is the whole delivery, and it needs no network.',
        'The three numbers show how far it has come: not sealed, sealed, received.',
      ],
    },
    takeIn: {
      title: 'Take the parcels in',
      body: [
        'Five laptops have delivered. Choose the folder: you first see what the parcels bring, and then press “Take in”. The order does not matter.',
      ],
    },
    conflicts: {
      title: 'Settle what differs',
      body: [
        'Where two people wrote different things in one field, both answers stand here once the parcels are taken in. Nothing is lost, and you decide.',
      ],
    },
    report: {
      title: 'The year in figures',
      body: [
        'Every figure of the status report opens down to the records behind it. “Save as” writes it for Word.',
      ],
    },
    help: {
      title: 'F1 when in doubt',
      body: [
        'F1 opens the help for the screen you are on, and Ctrl+K finds everything. The tour can be taken again from here.',
      ],
    },
  },
}
