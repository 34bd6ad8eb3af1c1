/** Made-up full names: every pair is met once before any comes again. */
const FIRST =
  'Ada Bruno Celia Dario Edda Felix Greta Hugo Ines Jonas Katja Leon Mira Nils Olga Pavel Rosa Sven Tilda Viktor Wanda Xenia Yusuf Zelda'.split(
    ' ',
  )
const LAST =
  'Ambrose Bellamy Castellan Dorrance Eastwick Farrow Galbraith Hathersage Inverarity Jessamine Kirkbride Lockhart Merriweather Northcote Oglethorpe Pemberton Quillfeather Ravenscroft Standish Thistlewood Underhill Vandermeer Whitlock Yarborough Abernathy Blackwood Cranshaw Dunwoody Ellsworth Featherstone Greenhalgh Hollingworth'.split(
    ' ',
  )

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The name of the `place`th speaker of a talk; speakers of one talk differ in both names. */
export function speakerName(id: string, place: number): string {
  const start = hashOf(id.split('/')[0]!)
  return `${FIRST[(start + place) % FIRST.length]} ${LAST[((start >>> 8) + 5 * place) % LAST.length]}`
}
