// What the reader has chosen, before anything is painted. What is stored nowhere is chosen anew.
for (const choice of ["theme", "size"]) {
try {
const value = localStorage.getItem("quanwen:" + choice);
if (value) document.documentElement.dataset[choice] = value;
} catch {}
}
