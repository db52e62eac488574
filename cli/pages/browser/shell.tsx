import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly content: ComponentChildren;
  readonly about?: string;
}

interface ShellProps {
  readonly kicker: string;
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly search?: ComponentChildren;
  readonly chapters: readonly Chapter[];
}

/** The frame of a page: title, search, the switch of the colours, and chapters with links to each. */
export function Shell({ chapters, kicker, lead, search, title }: ShellProps) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <nav aria-label="Chapters">
          <ul>
            {chapters.map((chapter) => (
              <li key={chapter.id}>
                <a href={`#${chapter.id}`}>{chapter.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="top-tools">
          {search}
          <ThemeSwitch />
        </div>
      </header>
      <main id="main">
        <div class="hero">
          <p class="kicker">{kicker}</p>
          <h1>{title}</h1>
          {lead}
        </div>
        {chapters.map(({ about, content, id, title: heading }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{heading}</h2>
            {about !== undefined && <p class="about">{about}</p>}
            {content}
          </section>
        ))}
      </main>
      <footer>
        Written by <code>keelson</code>. This page is complete: it loads nothing from elsewhere, and it contains no
        secrets.
      </footer>
    </>
  );
}

function ThemeSwitch() {
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const flip = () => {
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    setDark(!dark);
  };
  return (
    <button type="button" class="theme" onClick={flip} aria-pressed={dark}>
      Dark
    </button>
  );
}

/** A list whose end is shown on demand, so that a long one neither hides the page nor slows it. */
export function LongList<T>({
  first = 30,
  items,
  line,
  name,
}: {
  readonly items: readonly T[];
  readonly first?: number;
  readonly name: string;
  readonly line: (item: T) => ComponentChildren;
}) {
  const [shown, setShown] = useState(first);
  const rest = items.length - shown;
  return (
    <>
      <ul class="plain">
        {items.slice(0, shown).map((item, index) => (
          <li key={index}>{line(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="more" onClick={() => setShown(shown + 100)}>
          Show {Math.min(100, rest)} of {rest} more {name}
        </button>
      )}
    </>
  );
}
