import type { desktop } from '../../wailsjs/go/models'

// What crosses the door, as the Go side declares it. Every field is always
// there, a list is never null, and instants are Unix milliseconds.

/** The data of a type without the methods that Wails may hang on it. */
export type Plain<T> = T extends (infer One)[]
  ? Plain<One>[]
  : T extends object
    ? { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: Plain<T[K]> }
    : T

export type Account = Plain<desktop.Account>
export type Admission = Plain<desktop.Admission>
export type Agreement = Plain<desktop.Agreement>
export type Answer = Plain<desktop.Answer>
export type Attachment = Plain<desktop.Attachment>
export type Batch = Plain<desktop.Batch>
export type Child = Plain<desktop.Child>
export type Choice = Plain<desktop.Choice>
export type Conflict = Plain<desktop.Conflict>
export type Contact = Plain<desktop.Contact>
export type Counters = Plain<desktop.Counters>
export type Decision = Plain<desktop.Decision>
export type Deletion = Plain<desktop.Deletion>
export type Delivery = Plain<desktop.Delivery>
export type Dossier = Plain<desktop.Dossier>
export type Duplicate = Plain<desktop.Duplicate>
export type Entry = Plain<desktop.Entry>
export type Erasure = Plain<desktop.Erasure>
export type Event = Plain<desktop.Event>
export type Expiring = Plain<desktop.Expiring>
export type Fault = Plain<desktop.Fault>
export type Field = Plain<desktop.Field>
export type FieldChange = Plain<desktop.FieldChange>
export type Figure = Plain<desktop.Figure>
export type Found = Plain<desktop.Found>
export type Hit = Plain<desktop.Hit>
export type Job = Plain<desktop.Job>
export type Judged = Plain<desktop.Judged>
export type Kind = Plain<desktop.Kind>
export type Made = Plain<desktop.Made>
export type Line = Plain<desktop.Line>
export type List = Plain<desktop.List>
export type Mark = Plain<desktop.Mark>
export type Mention = Plain<desktop.Mention>
export type NewAttachment = Plain<desktop.NewAttachment>
export type Notice = Plain<desktop.Notice>
export type OpenQuery = Plain<desktop.OpenQuery>
export type Option = Plain<desktop.Option>
export type Pair = Plain<desktop.Pair>
export type Passage = Plain<desktop.Passage>
export type Query = Plain<desktop.Query>
export type Recent = Plain<desktop.Recent>
export type Report = Plain<desktop.Report>
export type Returned = Plain<desktop.Returned>
export type Row = Plain<desktop.Row>
export type Saved = Plain<desktop.Saved>
export type Sealed = Plain<desktop.Sealed>
export type Sent = Plain<desktop.Sent>
export type Session = Plain<desktop.Status>
export type Settled = Plain<desktop.Settled>
export type Sheet = Plain<desktop.Sheet>
export type Side = Plain<desktop.Side>
export type Stranger = Plain<desktop.Stranger>
export type Source = Plain<desktop.Source>
export type Step = Plain<desktop.Step>
export type Today = Plain<desktop.Today>
export type Version = Plain<desktop.Version>

// What the Go side holds to be one of a few words, and only says in words.
export type Language = 'da' | 'en'
export type Theme = 'system' | 'light' | 'dark'
export type Status = 'draft' | 'ready' | 'withdrawn'
export type Backup = Plain<desktop.Backup>
export type Condition = Plain<desktop.Condition>
export type Rescued = Plain<desktop.Rescued>
export type Restored = Plain<desktop.Restored>
export type Survey = Plain<desktop.Survey>
export type Network = Plain<desktop.Network>
