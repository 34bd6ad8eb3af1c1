import { NOBODY, type Voice } from '../story/voices.ts'

/** The letters, hue and line that stand for one speaker. */
export function Badge({ voice = NOBODY }: { readonly voice?: Voice | undefined }) {
  return (
    <span class="badge" data-hue={voice.hue} data-line={voice.line} aria-hidden="true">
      {voice.letters}
    </span>
  )
}
