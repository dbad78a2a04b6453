using System.Security.Cryptography;
using System.Text;
using Cairn.App.Web.Access;

namespace Cairn.App.Web.Registry;

/// <summary>What the public pages need beside the stylesheet that all pages share.</summary>
static class RegistrySheet
{
    const string Name = "/registry.css";

    public const string Text = """
        .public-head{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;
         padding:12px 24px;border-bottom:1px solid var(--line)}
        .public-head .quick{display:flex;gap:8px;align-items:center;max-width:none}
        .public-head .quick label{position:absolute;left:-999px}
        .sheet{display:grid;grid-template-columns:232px minmax(0,1fr)}.sheet>nav{padding:24px 8px 24px 24px;font-size:13px}
        .sheet>nav ol{position:sticky;top:16px;list-style:none;padding:0;max-height:calc(100vh - 32px);overflow:auto}
        .sheet>nav a{display:block;padding:4px 8px;min-height:24px;text-decoration:none}
        .sheet>nav a:hover{text-decoration:underline}
        .sheet>main:focus{outline:none}.sheet .says{color:var(--muted);margin-top:4px}
        .official{font-size:18px;color:var(--muted);margin-top:8px}
        .sheet h3{overflow-wrap:anywhere}.sheet section li{margin-top:4px}
        .sheet section ul,.sheet section ol{padding-left:24px}.sheet li>p{margin-top:4px}
        .sheet article>section{margin-top:40px}.facts.wide{gap:12px 32px}
        .sheet ul.criteria{list-style:none;padding:0}
        .criteria li{display:grid;grid-template-columns:auto minmax(0,1fr);gap:8px;max-width:80ch}
        .criteria .number{color:var(--muted);min-width:3.2em}
        .sheet ul.places,.sheet ul.outcomes,.sheet ul.contacts{list-style:none;padding:0}
        .places{columns:320px;column-gap:32px}.places li,.contacts li{break-inside:avoid;padding:4px 0}
        .outcomes li{padding:8px 0;border-top:1px solid var(--line)}
        tr.below th{padding-left:16px}dl.groups dt{margin-top:8px}
        mark{background:var(--amber-wash);color:inherit;border-bottom:2px solid var(--unknown);padding:0 1px}
        .found{margin-top:24px}.found>nav{padding:0 24px 0 0}.narrow{margin-top:0}
        @media (min-width:761px){.narrow>summary{display:none}
        .narrow::details-content{content-visibility:visible;display:block;block-size:auto}}
        .search{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;max-width:none;margin-top:16px}
        .search .words{flex:1 1 420px}.search .words input{width:100%}
        .search select,.search input:not([type=checkbox]){display:block;max-width:100%}
        .keys li{max-width:90ch}
        .sheet ol.hits{padding-left:0;list-style:none}
        .hits>li{margin-top:0;border-top:1px solid var(--line);padding:12px 0;max-width:none}
        .hit h3{margin-top:0;font-size:15px}.hit p{margin-top:4px}
        .why{font-size:13px;max-width:90ch}
        .facet{margin-top:4px}.facet summary{font-weight:600;color:var(--ink);padding:4px 8px}
        .facet ul{list-style:none;padding:0;margin:0}.facet .count{float:right;color:var(--muted);margin-left:8px}
        .facet a[aria-current]{background:var(--wash);border-left:3px solid var(--accent);font-weight:600}
        .facet .note{padding:0 8px}
        .pages{display:flex;flex-wrap:wrap;gap:8px 24px;margin-top:24px}
        .self-check fieldset{max-width:80ch}.self-check legend{font-weight:400}
        .self-check label{display:inline-block;margin-right:24px;font-weight:400}
        .self-check .bring{display:none;color:var(--unknown);font-weight:600}
        .self-check fieldset:has(input[value=talk]:checked) .bring{display:block}
        .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 32px}.pair>*{min-width:0}
        .pair .only{border-left:3px solid var(--unknown);padding-left:8px}
        .comparison table{width:100%}.comparison tr.same td{color:var(--muted)}.search+.answer{margin-top:16px}
        .pairs{padding-left:0;list-style:none}.pairs>li{border-top:1px solid var(--line);padding:8px 0;max-width:none}
        .pair p{max-width:72ch}.pair .line{margin-bottom:0}.pair .line+p{margin-top:0}
        .comparison>section{margin-top:40px}.comparison .heads{margin-top:16px}
        .comparison .says{color:var(--muted);margin-top:4px}
        .standing{font-weight:600;margin:0 0 4px;border-left:4px solid var(--line);padding-left:8px}
        .standing.same{border-color:var(--met)}.standing.otherbound{border-color:var(--accent)}
        .standing.alike{border-color:var(--unknown)}
        .alone{list-style:none;padding:0}.alone li{padding:4px 0 4px 8px;border-left:4px solid var(--line);margin-top:8px}
        .landscape{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,480px),1fr));gap:32px;margin-top:24px}
        .landscape>*{min-width:0;break-inside:avoid}
        .changes{list-style:none;padding-left:8px}.changes li{margin-top:4px;max-width:90ch;overflow-wrap:anywhere}
        .changes .line{display:inline-block;min-width:5.5em}ins{text-decoration:none;background:var(--wash);
        border-left:4px solid var(--met);padding-left:4px}del{border-left:4px solid var(--line);padding-left:4px}
        .share{color:var(--muted);font-size:13px}
        @media (pointer:coarse){.sheet>nav a,.facet summary{min-height:44px;padding-top:12px}}
        @media (max-width:760px){.sheet{display:block}.sheet>nav{padding:8px 16px 0}.found>nav{padding:0 0 16px}
        .sheet>nav ol{position:static;max-height:none;columns:2;column-gap:16px}.public-head{padding:8px 16px}
        .public-head .quick{flex:1 1 100%}.public-head .quick input{flex:1;min-width:0}
        .pair{grid-template-columns:minmax(0,1fr)}.comparison table,.comparison tbody,.comparison thead{display:block}
        .comparison tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}.comparison tr>:first-child,
        .comparison td[colspan]{grid-column:1/-1}.comparison thead th:first-child{display:none}.places{columns:1}}
        @media print{.public-head,.sheet>nav,.search,.pages,.self-check,#self-check,#q-help{display:none}
        .sheet{display:block}}

        """;

    static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Text);
    static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    public static string Address { get; } = $"{Name}?{Hash}";

    public static void Map(WebApplication app) =>
        app.MapGet(Name, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl =
                    http.Request.QueryString.Value == "?" + Hash ? "public, max-age=31536000, immutable" : "no-cache";
                return Results.Bytes(Bytes, "text/css; charset=utf-8");
            })
            .IsPublic();
}
