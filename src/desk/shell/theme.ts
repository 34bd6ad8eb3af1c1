import { effect, signal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'hearsay-theme'

/** Storage may be closed to the page; the theme then holds until it is left. */
function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system'
  } catch {
    return 'system'
  }
}

export const theme = signal<Theme>('system')

export function followTheme(): void {
  theme.value = stored()
  effect(() => {
    const chosen = theme.value
    if (chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
    try {
      if (chosen === 'system') localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, chosen)
    } catch {
      // Nothing to keep it in.
    }
  })
}
