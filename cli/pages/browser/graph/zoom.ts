import { select } from "d3-selection";
import { type ZoomBehavior, zoom, zoomIdentity } from "d3-zoom";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Layout, Placed } from "./layout";

/** The limits of zooming. Below the readable scale a drawing does not begin: it can be moved instead. */
const limits = { least: 0.1, readable: 0.6, most: 2.5, whole: 1.15 };

/** The limits of a drawing's height on the page, in pixels. */
const heights = { least: 280, most: 720 };

/**
 * Moves and zooms the content of an SVG element: by dragging, by Ctrl and the wheel, by two fingers and by the returned functions.
 * Fits the drawing again whenever its room changes, and brings the chosen node into view if not everything is.
 */
export function useZoom(layout: Layout, chosen: Placed | undefined) {
  const svg = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const [width, setWidth] = useState(layout.width);
  const across = Math.min(width / layout.width, limits.whole);
  const height = Math.round(
    Math.min(heights.most, Math.max(heights.least, layout.height * Math.max(across, limits.readable) + 24)),
  );
  const whole = Math.min(across, height / layout.height);
  const isCropped = whole < limits.readable;
  const fit = (least = limits.readable) => {
    const [element, current] = [svg.current, behavior.current];
    if (element === null || current === null) {
      return;
    }
    const scale = Math.max(least, whole);
    const x = Math.max(0, (width - layout.width * scale) / 2);
    const y = Math.max(0, (height - layout.height * scale) / 2) - layout.top * scale;
    current.transform(select(element), zoomIdentity.translate(x, y).scale(scale));
    if (chosen !== undefined && scale > whole) {
      current.translateTo(select(element), chosen.x + chosen.width / 2, chosen.y + chosen.height / 2);
    }
  };
  useLayoutEffect(() => {
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
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => {
      observer.disconnect();
      select(element).on(".zoom", null);
    };
  }, []);
  useLayoutEffect(() => {
    const before = () => fit(limits.least);
    const after = () => fit();
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    fit();
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [layout, width]);
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
  return { svg, content, height, isCropped, fit, by, move, centre };
}

/** The wheel scrolls the page, and zooms only with Ctrl or Cmd. One finger scrolls the page if it moves up or down (see `touch-action`). */
function isWanted(event: Event): boolean {
  if (event instanceof WheelEvent) {
    return event.ctrlKey || event.metaKey;
  }
  return !(event instanceof MouseEvent) || event.button === 0;
}
