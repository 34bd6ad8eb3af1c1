// What could reorder the words of a page or hide among them: controls, bidirectional marks, embeddings, overrides and
// isolates, joiners of no letters, the byte order mark. Each is one code unit.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** The text with a sign in the place of each character that cannot be seen; as long as before, so offsets hold. */
export const visible = (text: string): string => text.toWellFormed().replace(UNSEEN, '\ufffd')
