import type { RecordStatement } from '../record/record.ts'

/** What was said in one piece; ` … ` stands where the story breaks it up. */
export const contentText = ({ content }: Pick<RecordStatement, 'content'>): string =>
  content.map(({ text }) => text).join(' … ')
