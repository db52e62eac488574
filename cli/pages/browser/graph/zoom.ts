import { select } from "d3-selection";
import { type ZoomBehavior, zoom, zoomIdentity } from "d3-zoom";
import { useEffect, useRef } from "preact/hooks";
import type { Layout } from "./layout";

/** The limits of zooming. Below the readable scale a drawing does not begin: it can be moved instead. */
const limits = { least: 0.1, readable: 0.72, most: 2.5 };

/** Moves and zooms the content of an SVG element: by dragging, by Ctrl and the wheel, by two fingers and by the returned functions. */
export function useZoom(layout: Layout) {
  const svg = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const fit = (least = limits.readable) => {
    const [element, current] = [svg.current, behavior.current];
    if (element === null || current === null) {
      return;
    }
    const { clientHeight, clientWidth } = element;
    const whole = Math.min(clientWidth / layout.width, clientHeight / layout.height, 1.15);
    const scale = Math.max(least, whole);
    const x = Math.max(0, (clientWidth - layout.width * scale) / 2);
    const y = Math.max(0, (clientHeight - layout.height * scale) / 2) - layout.top * scale;
    current.transform(select(element), zoomIdentity.translate(x, y).scale(scale));
  };
  useEffect(() => {
    const element = svg.current;
    if (element === null) {
      return undefined;
    }
    behavior.current = zoom<SVGSVGElement, unknown>()
      .scaleExtent([limits.least, limits.most])
      .filter((event: Event) => isWanted(event))
      .on("zoom", ({ transform }: { readonly transform: { toString(): string } }) =>
        content.current?.setAttribute("transform", transform.toString()),
      );
    select(element).call(behavior.current).on("dblclick.zoom", null);
    return () => void select(element).on(".zoom", null);
  }, []);
  useEffect(() => {
    const before = () => fit(limits.least);
    const after = () => fit();
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    fit();
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [layout]);
  const by = (factor: number) => {
    if (svg.current !== null && behavior.current !== null) {
      behavior.current.scaleBy(select(svg.current), factor);
    }
  };
  const move = (x: number, y: number) => {
    if (svg.current !== null && behavior.current !== null) {
      behavior.current.translateBy(select(svg.current), x, y);
    }
  };
  const centre = (x: number, y: number) => {
    if (svg.current !== null && behavior.current !== null) {
      behavior.current.translateTo(select(svg.current), x, y);
    }
  };
  return { svg, content, fit, by, move, centre };
}

/** The wheel scrolls the page, and zooms only with Ctrl or Cmd. One finger scrolls the page if it moves up or down (see `touch-action`). */
function isWanted(event: Event): boolean {
  if (event instanceof WheelEvent) {
    return event.ctrlKey || event.metaKey;
  }
  return !(event instanceof MouseEvent) || event.button === 0;
}
