using System.Globalization;

namespace Cairn.Documents.Reports.Html;

/// <summary>The one stylesheet of pages and reports: the tokens, then how things stand.</summary>
public static class Stylesheet
{
    /// <summary>The whole sheet. Safe within a style element: it holds neither &lt; nor &amp;.</summary>
    public static string Text { get; } = Colours.Css + Rules;

    /// <summary>What is printed at the head and foot of every sheet of paper.</summary>
    /// <param name="left">Study and title.</param>
    /// <param name="right">SYNTHETIC and the as-of date.</param>
    internal static string PrintedHead(string left, string right) =>
        $"@page{{@top-left{{content:{Quoted(left)}}}@top-right{{content:{Quoted(right)}}}}}\n";

    /// <summary>A CSS string in which every character that is not plain is escaped by its number (CSS Syntax 3, 4.3.7).</summary>
    static string Quoted(string text) => "\"" + string.Concat(text.EnumerateRunes().Select(Escaped)) + "\"";

    static string Escaped(System.Text.Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is ' ' or ':' or ',')
            ? rune.ToString()
            : $"\\{(rune.Value == 0 ? 0xFFFD : rune.Value).ToString("x", CultureInfo.InvariantCulture)} ";

    const string Rules = """
        *,*::before,*::after{box-sizing:border-box}
        html{font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;
         -webkit-text-size-adjust:100%;scroll-padding-top:16px}
        body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:break-word}
        h1,h2,h3,p,ul,ol,dl,dd,figure,table{margin:0}
        h1{font-size:28px;line-height:1.2}h2{font-size:22px;line-height:1.25}h3{font-size:18px;line-height:1.3}
        h1,h2,h3,p,li,dd,figcaption{max-width:72ch}
        a{color:var(--accent);text-underline-offset:2px}.why{color:inherit;text-decoration-style:dotted}.why:hover{color:var(--accent)}
        :target{scroll-margin-top:48px}tr:has(>:target)>*{background:var(--amber-wash)}
        strong,dt,th,.caption,figcaption{font-weight:600}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
        .skip{position:absolute;left:-999px;top:0;padding:8px 16px;background:var(--paper);z-index:9}.skip:focus{left:8px}

        .banner{max-width:none;padding:8px 24px;background:var(--amber-wash);color:var(--ink);border-bottom:1px solid var(--unknown)}
        .banner strong{color:var(--unknown);letter-spacing:.06em;margin-right:4px}
        .synthetic,.assumed,.as-of{display:inline-block;padding:0 4px;border:1px solid var(--unknown);border-radius:3px;background:var(--amber-wash);color:var(--unknown);
         font-size:13px;font-weight:600;line-height:1.35}
        .synthetic{letter-spacing:.06em}
        .assumed{font-weight:400;text-decoration:none;cursor:help}.assumed sup{line-height:0;margin-left:2px}
        .head{padding:24px 24px 16px;border-bottom:1px solid var(--line)}.head .study{color:var(--muted)}
        .facts{display:flex;flex-wrap:wrap;gap:8px 24px;margin-top:12px}.facts dt{font-size:13px;font-weight:400;color:var(--muted)}.facts>div{min-width:0}.facts dd{overflow-wrap:anywhere}
        .with-contents{display:grid;grid-template-columns:208px minmax(0,1fr)}
        .contents{padding:24px 16px 24px 24px;font-size:13px}.contents p{font-weight:600;color:var(--muted)}
        .contents ol{position:sticky;top:16px;list-style:none;padding:0}.contents a{display:block;padding:4px 0;min-height:24px;text-decoration:none}.contents a:hover{text-decoration:underline}
        main{padding:24px;min-width:0}
        section+section{margin-top:48px}
        section p,section ul,section .steps,section .facts,.table,figure{margin-top:12px}
        section h3{margin-top:32px}
        .answer{font-size:18px;padding:12px 16px;background:var(--wash);border-left:4px solid var(--accent)}
        .note,.empty{color:var(--muted)}.note{font-size:13px}section .note{margin-top:4px}
        .footnotes{margin-top:16px;padding:8px 0 0 24px;border-top:1px solid var(--line);font-size:13px;color:var(--muted)}.footnotes :target,.footnotes li:target{background:var(--amber-wash);color:var(--ink)}
        .number{white-space:nowrap}

        .verdict{white-space:nowrap}.verdict span{font-weight:600}
        .met{color:var(--met)}.not-met{color:var(--not-met)}.unknown{color:var(--unknown);white-space:normal}
        .chip{display:inline-block;min-width:24px;padding:0 6px;border-radius:3px;text-align:center}
        .on-light{color:var(--on-light)}.on-deep{color:var(--on-deep)}

        .scroll{overflow-x:auto;max-width:max-content}
        @media screen and (min-width:1280px){.scroll:not(.wide){overflow-x:visible}}
        table{border-collapse:separate;border-spacing:0}
        .caption{padding:4px 0}
        th,td{padding:4px 8px 4px 0;text-align:left;vertical-align:top;background:var(--paper)}
        th+th,th+td,td+td{padding-left:8px}
        thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;border-bottom:1px solid var(--muted)}
        thead .below{display:block;font-weight:400;color:var(--muted);font-size:13px}
        tbody th{font-weight:400;position:sticky;left:0;z-index:1}thead th:first-child{left:0;z-index:3}
        tbody+tbody tr:first-child>*{border-top:1px solid var(--line)}
        .short{white-space:nowrap}@media screen{tbody :is(th,td):not(.short,.n,.nil){min-width:min(16ch,40vw)}}.nil{color:var(--muted)}
        .group th{font-weight:600}.group~tr th{padding-left:12px}
        .n{text-align:right;white-space:nowrap}

        figure{padding-top:8px}
        .drawing{margin-top:8px;overflow-x:auto}.drawing svg{display:block;max-width:100%;height:auto}
        svg text{font-variant-numeric:tabular-nums}
        details{margin-top:12px}summary{color:var(--accent);cursor:pointer;min-height:24px;font-size:13px}

        .page{display:grid;grid-template-columns:208px minmax(0,1fr)}.page>.head{grid-column:1/-1;display:flex;flex-wrap:wrap;justify-content:space-between;gap:12px 32px;padding:16px 24px}
        .page>.head>div{flex:1 1 420px}.page>.head>form{flex:0 0 304px}.page>.head h1{font-size:18px;line-height:1.3}
        .page>nav{padding:16px 8px 16px 16px}.page>nav a{display:block;padding:4px 8px;min-height:24px;text-decoration:none;border-left:3px solid transparent}
        .page>nav a:hover{text-decoration:underline}.page>nav a[aria-current]{background:var(--wash);border-left-color:var(--accent);font-weight:600}
        .page>main:focus{outline:none}.alone{grid-column:1/-1}
        .day,.choose{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;align-content:start;max-width:none}.day .known{flex-basis:100%;font-size:13px;color:var(--muted)}
        .choose{gap:8px 16px;align-items:end}.where{margin-bottom:24px}
        .notice{padding:12px 16px;margin-bottom:24px;background:var(--amber-wash);border-left:4px solid var(--unknown)}
        .counts dd{font-size:22px;line-height:1.25}
        .line{color:var(--muted)}.entry h2{font-size:18px}.links{padding-left:24px}
        code{font:13px/1.45 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
        form{display:grid;gap:12px;max-width:72ch}label{display:block;font-weight:600}fieldset{border:1px solid var(--line);padding:12px 16px}
        input,select,textarea,button,.button{font:inherit;color:inherit;min-height:32px;padding:4px 8px;border:1px solid var(--muted);border-radius:3px;background:var(--paper)}
        input[type=checkbox],input[type=radio]{min-height:0;width:20px;height:20px;vertical-align:middle}
        button,.button{padding:4px 16px;cursor:pointer;text-decoration:none;display:inline-block}
        button.primary,.button.primary{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
        button.danger,.button.danger{background:var(--paper);border-color:var(--not-met);color:var(--not-met);font-weight:600}
        .unit{color:var(--muted)}.error{color:var(--not-met)}[aria-invalid=true]{border:2px solid var(--not-met)}
        .capture{max-width:none}.ask{display:grid;grid-template-columns:minmax(160px,304px) minmax(0,1fr);gap:4px 16px;align-items:baseline;padding:4px 0}
        .ask+.ask{border-top:1px solid var(--line)}.ask .asked{font-weight:600}.ask .field{display:inline-block;margin:0 12px 4px 0}.ask .field label{font-weight:400;font-size:13px;color:var(--muted)}
        section p.said,p.said{margin:0;min-height:0}.said:empty{display:none}.use{display:inline-block;margin-right:12px}.range{white-space:nowrap;margin-left:8px}td .forms{columns:1;min-width:min(480px,80vw)}td .forms li{display:inline-block;margin-right:16px}.query{padding:4px 8px;background:var(--amber-wash)}
        .forms{columns:2 240px;padding-left:0;list-style:none}.forms li{padding:2px 0;break-inside:avoid}.forms a{display:inline-block;min-height:24px}.acts{display:flex;flex-wrap:wrap;gap:8px}.act{display:inline-block;margin-right:16px}
        .log input{max-width:100%}.ask details,.log details{margin-top:4px}
        dialog{max-width:72ch;padding:24px;border:1px solid var(--muted);border-radius:4px;background:var(--paper);color:var(--ink)}dialog::backdrop{background:#0008}
        @media (pointer:coarse){button,.button,input,select,summary,.contents a,.page>nav a{min-height:44px}summary,.contents a,.page>nav a{padding-top:12px}}

        @media (max-width:760px){
        .with-contents,.page{display:block}.contents{padding:16px 16px 0}.contents ol{position:static}
        .page>.head{padding:12px 16px}.page>nav{display:flex;flex-wrap:wrap;padding:8px 8px 0}.page>nav a[aria-current]{border-left-color:transparent;border-bottom:3px solid var(--accent)}
        main,.head{padding:16px}.banner{padding:8px 16px}
        h1{font-size:22px}h2{font-size:18px}h3{font-size:15px}
        section+section{margin-top:32px}.ask{grid-template-columns:1fr;gap:0}
        }
        @media screen and (max-width:560px){
        .page>.head h1{font-size:15px}.answer{font-size:15px;padding:8px 12px}
        .scroll:has(.stacks){max-width:none}
        .stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stacks :is(tbody,tr,th){display:block;position:static}.stacks tr{padding:6px 0;border-top:1px solid var(--line)}
        .stacks tbody :is(th,td){padding:0;min-width:0;text-align:left;white-space:normal}
        .stacks tbody :is(th,td):not(.short,.n,.nil){min-width:0}.stacks tbody th{font-weight:600}
        .stacks td{display:block}.stacks td:is(.short,.n){display:inline-block;margin-right:16px}.stacks tbody td.nil{display:none}
        .stacks [data-head]::before{content:attr(data-head)" ";font-size:13px;color:var(--muted)}
        }

        @media print{
        @page{size:A4;margin:20mm 15mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages)}}
        @page{@top-left{font:9pt sans-serif;color:#57606a}@top-right{font:9pt sans-serif;color:#57606a}@bottom-right{font:9pt sans-serif;color:#57606a}}
        html{font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .contents,.page>nav,.skip,details:not(.evidence,[open]),button,.button,.day label,.day input,.day a,.choose,.where{display:none}
        .short{white-space:normal}table{font-size:8.5pt;line-height:1.3}th,td{padding-top:2px;padding-bottom:2px}.with-contents,.page{display:block}main,.head{padding:0 0 12px}.banner{padding:4px 8px;margin-bottom:12px}
        a{color:inherit;text-decoration:none}
        .scroll{overflow:visible;max-width:none}thead{display:table-header-group}thead th,tbody th{position:static}
        h1,h2,h3,.caption,figcaption,.group{break-after:avoid}figure,tr,p,li,.facts>div{break-inside:avoid}
        h1{font-size:16pt}h2{font-size:13pt}h3{font-size:11pt}.answer{font-size:11pt}section+section{margin-top:24px}section h3{margin-top:16px}
        .drawing svg{max-width:125mm}.drawing svg.wide{max-width:100%}
        .assumed[data-why]::after{content:": " attr(data-why)}table .assumed[data-why]::after{content:none}
        details.evidence::details-content{content-visibility:visible;display:block}.evidence summary{color:inherit;list-style:none;font-weight:600}
        p,li{orphans:3;widows:3}
        }

        """;
}
