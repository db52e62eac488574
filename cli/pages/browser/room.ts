import { useEffect, useRef, useState } from "preact/hooks";

/** Widths below which drawings and tables become lists. */
const narrow = "(max-width: 700px)";

/** Reports whether the window is too narrow for drawings and tables. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const follow = () => setNarrow(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return isNarrow;
}

/** Reports whether the content of an element is wider than the element, so that it scrolls sideways. */
export function useOverflow<T extends HTMLElement>() {
  const element = useRef<T>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const current = element.current;
    if (current === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => setWider(current.scrollWidth > current.clientWidth + 1));
    [current, ...current.children].forEach((each) => observer.observe(each));
    return () => observer.disconnect();
  });
  return { element, isWider };
}
