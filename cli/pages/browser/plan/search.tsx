import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PlanPage } from "../../contract";
import { type Entry, entriesOf, found } from "./search-model";

const mostResults = 12;

/** Finds a component by keyboard: `/` goes to the field, arrows choose, Enter shows, Escape ends. */
export function Search({ onChoose, page }: { readonly page: PlanPage; readonly onChoose: (id: number) => void }) {
  const [question, setQuestion] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const entries = useMemo(() => entriesOf(page), [page]);
  const results = useMemo(() => found(entries, question), [entries, question]);
  const shown = results.slice(0, mostResults);
  /* Before the page is shown: a key that somebody presses at once counts. */
  useLayoutEffect(() => {
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
