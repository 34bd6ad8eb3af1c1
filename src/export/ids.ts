import type { HearsayRecord } from '../record/record.ts'

/**
 * The relative IRI of an article, or of an entity, statement or event in it: `#ferry-2`, `#ferry-2/s3`. It begins with
 * the article's id, so that several articles fit in one document.
 */
export const localId = ({ article }: HearsayRecord, id?: string): string => {
  const name = `#${encodeURIComponent(article.id.toWellFormed())}`
  return id === undefined ? name : `${name}/${id}`
}
