// Package docx writes one kind of document: a Danish municipal paper on A4 that
// a committee's secretariat opens in Word and goes on editing.
//
// It promises that what looks like a heading is a heading, that a caption is
// numbered by a field, that a table says what it shows to a reader who cannot
// see it and repeats its head on every page, that a chart is Word's own and can
// be edited with the workbook behind it, and that the same Document gives the
// same bytes every time. Every part is named in the content types and every
// relation leads to a part, so that no program needs to repair the file.
//
// It refuses to lay anything out: fonts, colours and spacing are in
// static/styles.xml and nowhere in the text. It reads no document, knows no
// figures and takes no picture.
package docx
