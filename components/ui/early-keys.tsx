const MOST_KEYS = 20;

/**
 * Runs before the page's own script has come: keeps what is pressed, but nothing that is typed into a field, so that no key is
 * lost. Where there is a palette it keeps the browser's own search from taking the palette's keys.
 */
const LISTEN = `(function(){
var kept=window.laurelKeys=[];
document.addEventListener('keydown',function hear(e){
if(window.laurelKeys!==kept)return document.removeEventListener('keydown',hear);
if(/^(input|textarea|select)$/i.test(e.target.tagName))return;
if(kept.length<${MOST_KEYS})kept.push(e);
var asks=(e.ctrlKey||e.metaKey)?/^k$/i.test(e.key):e.key==='/';
if(asks&&document.querySelector('[aria-keyshortcuts~="Control+K"]'))e.preventDefault();
});
})();`;

/** Belongs into the document's head, with the nonce of this answer. */
export function EarlyKeys({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {LISTEN}
    </script>
  );
}
