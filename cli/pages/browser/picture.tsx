import { renderToString } from "preact-render-to-string";
import type { PlanPage } from "../contract";
import { ArrowTips, Drawing, layoutOf, openAtFirst, visibleGraph } from "./graph";
import { componentGraph, orderEdges } from "./plan";

const title = 64;

/** Returns the picture of a plan as SVG. */
export function render(page: PlanPage, style: string): string {
  return renderToString(<Picture page={page} style={style} />);
}

/** The components of a plan as a picture that needs no browser to be made: light or dark as the reader prefers. */
function Picture({ page, style }: { readonly page: PlanPage; readonly style: string }) {
  const nodes = componentGraph(page.components);
  const layout = layoutOf(visibleGraph(nodes, orderEdges(page.order, page.crdPairs), openAtFirst(nodes), true));
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height + title)];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 ${layout.top - title} ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`The stack ${page.stack}: ${page.headline}`}
    >
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <rect class="paper" x="0" y={layout.top - title} width={width} height={height} rx="12" />
      <g class="box">
        <text x="20" y={layout.top - title + 32}>
          {page.stack}
          <tspan class="sub" dx="10">
            {page.headline}
          </tspan>
        </text>
      </g>
      <ArrowTips />
      <Drawing layout={layout} />
    </svg>
  );
}
