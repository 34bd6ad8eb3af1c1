import { signal } from '@preact/signals'
import { PROFILES, type Profile } from '../../check/rule.ts'
import { api, type CheckReport, type Suppression, type Upload } from '../api.ts'

/** How strict to be, as the house settings name it. */
export const profiles = PROFILES
export const profile = signal<Profile>('recommended')

/** What is checked, or is being written to be. */
export const draft = signal('')
/** A file that is no text, in the place of the draft. */
export const file = signal<Upload | null>(null)
export const name = signal('story.txt')

/** Findings that were looked at and let stand, as `STORY.hearsay-ignore.json` keeps them. */
export const suppressions = signal<readonly Suppression[]>([])
export const report = signal<CheckReport | null>(null)

/** Checks what is there, with what was let stand. Throws `ApiError`. */
export async function check(): Promise<void> {
  report.value = await api.check({
    story: file.value ?? { name: name.value, text: draft.value },
    config: { profile: profile.value },
    suppressions: [...suppressions.value],
  })
}
