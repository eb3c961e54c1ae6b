declare module "cytoscape-dagre" {
  const register: (cytoscape: unknown) => void;
  export default register;
}
