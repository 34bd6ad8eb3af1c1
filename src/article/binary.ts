/** A kind of file that holds no plain text, known by its first bytes. */
export interface BinaryKind {
  /** As it reads in a sentence: "a PDF document". */
  readonly name: string
  readonly remedy: string
  readonly signature: readonly (number | null)[]
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

const riff = (form: string): (number | null)[] => [...ascii('RIFF'), null, null, null, null, ...ascii(form)]

const AS_TEXT = 'Save its text as .txt, .md or .html and read that.'
const UNPACK = 'Unpack it and read the files in it.'
const NOT_A_STORY = 'Give a text, Markdown, HTML or NDJSON file.'

/** First bytes as registered in the formats' own specifications; null stands for any byte. */
const BINARY_KINDS: readonly BinaryKind[] = [
  { name: 'a PDF document', remedy: AS_TEXT, signature: ascii('%PDF-') },
  {
    name: 'a ZIP archive or an Office document (DOCX, ODT, EPUB)',
    remedy: AS_TEXT,
    signature: ascii('PK\x03\x04'),
  },
  { name: 'an old Office document (DOC)', remedy: AS_TEXT, signature: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1] },
  { name: 'an RTF document', remedy: AS_TEXT, signature: ascii('{\\rtf') },
  { name: 'an SQLite database', remedy: NOT_A_STORY, signature: ascii('SQLite format 3\0') },
  { name: 'a gzip archive', remedy: UNPACK, signature: [0x1f, 0x8b] },
  { name: 'a 7-Zip archive', remedy: UNPACK, signature: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'a Zstandard archive', remedy: UNPACK, signature: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'an xz archive', remedy: UNPACK, signature: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a PNG image', remedy: NOT_A_STORY, signature: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG image', remedy: NOT_A_STORY, signature: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', remedy: NOT_A_STORY, signature: ascii('GIF8') },
  { name: 'a TIFF image', remedy: NOT_A_STORY, signature: ascii('II*\0') },
  { name: 'a TIFF image', remedy: NOT_A_STORY, signature: ascii('MM\0*') },
  { name: 'a WebP image', remedy: NOT_A_STORY, signature: riff('WEBP') },
  { name: 'a WAVE sound', remedy: NOT_A_STORY, signature: riff('WAVE') },
  { name: 'an MP4 film or sound', remedy: NOT_A_STORY, signature: [0, 0, 0, null, ...ascii('ftyp')] },
  { name: 'an MP3 sound', remedy: NOT_A_STORY, signature: ascii('ID3\x03') },
  { name: 'an MP3 sound', remedy: NOT_A_STORY, signature: ascii('ID3\x04') },
  { name: 'a program', remedy: NOT_A_STORY, signature: ascii('\x7fELF') },
]

/** The kind of binary file that begins with `bytes`, or null where none is known to. */
export const recogniseBinary = (bytes: Uint8Array): BinaryKind | null =>
  BINARY_KINDS.find(({ signature }) =>
    signature.every((byte, i) => i < bytes.length && (byte === null || byte === bytes[i])),
  ) ?? null
