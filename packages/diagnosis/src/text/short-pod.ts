/** `…6445bf6c75-jrnsf`: a pod's name without the name of its workload, when enough of it remains. */
export function shortPod(pod: string, workload: string): string {
  const rest = pod.startsWith(`${workload}-`) ? pod.slice(workload.length + 1) : pod;
  return rest === pod || rest.length < 5 ? pod : `…${rest}`;
}
