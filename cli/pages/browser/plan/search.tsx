import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PlanPage } from "../../contract";

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly sub: string;
  readonly words: string;
}

const mostResults = 12;

/** Lists the components whose name, kind or resources hold all words of a question: names first. */
export function found(entries: readonly Entry[], question: string): Entry[] {
  const words = question
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const rank = ({ title }: Entry) => {
    const name = title.toLowerCase();
    return words.every((word) => name.includes(word)) ? name.length : 1000 + name.length;
  };
  const matching =
    words.length === 0 ? [] : entries.filter((entry) => words.every((word) => entry.words.includes(word)));
  return matching.sort((one, other) => rank(one) - rank(other));
}

/** Returns what the search looks through. */
export function entriesOf({ components }: Pick<PlanPage, "components">): Entry[] {
  return components.map(({ kind, lines, name, parent }, id) => {
    const around = parent === undefined ? "" : (components[parent]?.name ?? "");
    const labels = lines.map(({ label }) => label).join(" ");
    const sub = [kind, around].filter((text) => text !== "").join(" in ");
    return { id, title: name, sub, words: `${name} ${kind} ${around} ${labels}`.toLowerCase() };
  });
}

/** Finds a component by keyboard: `/` goes to the field, arrows choose, Enter shows, Escape ends. */
export function Search({ onChoose, page }: { readonly page: PlanPage; readonly onChoose: (id: number) => void }) {
  const [question, setQuestion] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const entries = useMemo(() => entriesOf(page), [page]);
  const results = useMemo(() => found(entries, question), [entries, question]);
  const shown = results.slice(0, mostResults);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (event.key === "/" && !isTyping) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const choose = (entry: Entry | undefined) => {
    if (entry !== undefined) {
      setQuestion("");
      onChoose(entry.id);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setActive((active + step + shown.length) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setQuestion("");
      field.current?.blur();
    }
  };
  const isOpen = question.trim() !== "";
  return (
    <div class="search">
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label="Search components and resources"
        aria-expanded={isOpen}
        aria-controls="results"
        list={undefined}
        aria-autocomplete="list"
        {...(isOpen && shown.length > 0 && { "aria-activedescendant": `result-${active}` })}
        placeholder="Search  /"
        value={question}
        autoComplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => {
          setQuestion(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="results" role="listbox" aria-label="Results" hidden={!isOpen || shown.length === 0}>
        {shown.map((entry, index) => (
          <li
            key={entry.id}
            id={`result-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(entry);
            }}
          >
            <strong>{entry.title}</strong> <span>{entry.sub}</span>
          </li>
        ))}
      </ul>
      <p class="results-count" role="status">
        {isOpen
          ? `${results.length} found${results.length > shown.length ? `, the first ${shown.length} shown` : ""}`
          : ""}
      </p>
    </div>
  );
}
