import { Fragment } from "preact";

/** A text whose arrows are drawn: not every font has their sign. */
export function Words({ text }: { readonly text: string }) {
  const parts = text.split(/\s*→\s*/);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <Arrow />}
          {part}
        </Fragment>
      ))}
    </>
  );
}

/** A line that begins with a name: `name · what it is`. */
export function NamedLine({ text }: { readonly text: string }) {
  const end = text.indexOf(" · ");
  return end === -1 ? (
    <Words text={text} />
  ) : (
    <>
      <strong>
        <Words text={text.slice(0, end)} />
      </strong>{" "}
      <span class="said">
        <Words text={text.slice(end + " · ".length)} />
      </span>
    </>
  );
}

function Arrow() {
  return (
    <>
      <span class="sr"> to </span>
      <svg class="to" viewBox="0 0 18 10" width="18" height="10" aria-hidden="true">
        <path d="M2 5H15M11 1.5L15 5L11 8.5" />
      </svg>
    </>
  );
}
