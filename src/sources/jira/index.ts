export { type JiraRequest, requests } from "./requests";
