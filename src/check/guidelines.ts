/** A newsroom's or a public body's rules, as a rule of ours names them. */
export interface Guideline {
  readonly name: string
  readonly url: string
}

export const AP_VALUES: Guideline = {
  name: 'AP News Values and Principles',
  url: 'https://www.ap.org/about/news-values-and-principles/',
}

export const apStylebook = (entry: string): Guideline => ({
  name: `AP Stylebook, “${entry}”`,
  url: 'https://www.apstylebook.com/',
})

export const SPJ: Guideline = {
  name: 'SPJ Code of Ethics',
  url: 'https://www.spj.org/spj-code-of-ethics/',
}

/** A clause of the Editors' Code of Practice. */
export const editorsCode = (clause: number, title: string): Guideline => ({
  name: `Editors’ Code of Practice (IPSO), clause ${clause}: ${title}`,
  url: 'https://www.ipso.co.uk/editors-code-of-practice/',
})

export const WHO_SUICIDE: Guideline = {
  name: 'WHO, Preventing suicide: a resource for media professionals (2023)',
  url: 'https://www.who.int/publications/i/item/9789240076846',
}

export const SAMARITANS: Guideline = {
  name: 'Samaritans’ Media Guidelines',
  url: 'https://www.samaritans.org/about-samaritans/media-guidelines/',
}
