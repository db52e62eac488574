import { render } from "preact";
import type { PageData } from "../contract";
import { PlanView } from "./plan";
import { RehearsalView } from "./rehearsal";
import "./style";

const [root, source] = [document.getElementById("page"), document.getElementById("data")];
if (root !== null && source !== null) {
  const data = JSON.parse(source.textContent ?? "") as PageData;
  root.textContent = "";
  render(data.page === "plan" ? <PlanView page={data} /> : <RehearsalView page={data} />, root);
}
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((each) => each.setAttribute("open", ""));
});
