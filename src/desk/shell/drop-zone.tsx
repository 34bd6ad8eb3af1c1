import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

interface Props {
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ComponentChildren
}

/** A place to drop files on. */
export function DropZone({ onFiles, children }: Props) {
  const over = useSignal(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a pointer's way; the button beside it opens files by keyboard.
    <div
      class="drop-zone"
      data-over={over.value ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault()
        over.value = false
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) onFiles(files)
      }}
    >
      {children}
    </div>
  )
}

interface FileButtonProps {
  readonly label: string
  readonly accept: string
  readonly many?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** The same by a button. */
export function FileButton({ label, accept, many = false, onFiles }: FileButtonProps) {
  return (
    <label class="file-button">
      <input
        type="file"
        accept={accept}
        multiple={many}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <span>{label}</span>
    </label>
  )
}
