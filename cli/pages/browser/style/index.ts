import "./base.css";
import "./drawing.css";
import "./parts.css";
import "./timeline.css";
