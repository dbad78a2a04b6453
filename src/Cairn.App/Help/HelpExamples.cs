namespace Cairn.App.Help;

/// <summary>
/// What somebody might type, by the words of the command: shown in its help, and read by a test, so that no example is refused.
/// </summary>
static class HelpExamples
{
    /// <summary>
    /// The examples of a command, as its words are written: <c>dose next</c>; none for one that nobody has given any.
    /// </summary>
    public static IReadOnlyList<string> Of(string words) => All.GetValueOrDefault(words) ?? [];

    /// <summary>Every example by command.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [""] =
            [
                "cairn demo",
                "cairn study list",
                "cairn dose next --rule three-plus-three --variant six-at-mtd --levels 4 --outcomes \"1NNN 2NNT\"",
            ],
            ["demo"] = ["cairn demo", "cairn demo --no-serve --out out --seed 11"],
            ["serve"] =
            [
                "cairn serve",
                "cairn serve --database out/SYNTHETIC-demo.db --urls http://127.0.0.1:5081",
                "cairn serve --otlp http://127.0.0.1:4318",
            ],
            ["study"] = ["cairn study list", "cairn study check soochow-cll1"],
            ["study list"] = ["cairn study list"],
            ["study check"] = ["cairn study check soochow-cll1", "cairn study check studies/MY-TRIAL --source record.txt"],
            ["study show"] = ["cairn study show NCT06880354", "cairn study show soochow-cll1 --format json"],
            ["study schema"] = ["cairn study schema"],
            ["study new"] = ["cairn study new --from RECORD.json --out studies/MY-TRIAL"],
            ["product"] =
            [
                "cairn product --study soochow-cll1 --database out/SYNTHETIC-demo.db",
                "cairn product --study soochow-cll1 --gaps",
            ],
            ["import"] =
            [
                "cairn import --study soochow-cll1 --from records --dry-run",
                "cairn import --propose --from export.xlsx",
                "cairn import --study soochow-cll1 --from export.xlsx --map site.yaml",
                "cairn import --template empty-files",
                "cairn import --study soochow-cll1 --from records --correct \"transcription checked against the source\"",
            ],
            ["export"] =
            [
                "cairn export --study NCT06880354 --database out/SYNTHETIC-demo.db --out datasets.zip",
                "cairn export --study soochow-cll1 --standard sdtm --format json --out datasets.zip --as-of 2026-03-20",
            ],
            ["study version"] =
            [
                "cairn study version --study NCT06880354 --version-name 2.0 --valid-from 2026-06-01 --reason \"amendment "
                    + "1\" --database cairn.db",
            ],
            ["study feasibility"] =
            [
                "cairn study feasibility --study NCT06880354 --data bundles",
                "cairn study feasibility --study NCT06880354 --data records --loosen I7.1=3 --svg feasibility.svg",
            ],
            ["screen"] =
            [
                "cairn screen --study NCT06880354 --database out/SYNTHETIC-demo.db --explain SYN-004",
                "cairn screen --study NCT06880354 --database out/SYNTHETIC-demo.db --gate infusion",
                "cairn screen --study NCT06880354 --database out/SYNTHETIC-demo.db --missing --format csv",
            ],
            ["verify"] =
            [
                "cairn verify --database out/SYNTHETIC-demo.db",
                "cairn verify trial.zip --anchor heads.txt --trust me.pem.pub",
            ],
            ["anchor"] = ["cairn anchor --new-key me.pem", "cairn anchor --key me.pem --out heads.txt"],
            ["archive"] = ["cairn archive --database out/SYNTHETIC-demo.db --out trial.zip"],
            ["restore"] = ["cairn restore trial.zip --database restored.db"],
            ["backup"] = ["cairn backup --database cairn.db --out backup.db"],
            ["cql"] = ["cairn cql \"5 'mg' + 1 'g'\""],
            ["dose"] =
            [
                "cairn dose next --rule boin --target .3 --cohorts 10 --levels 4 --outcomes \"1NNN 2NNT\"",
                "cairn dose exact --rule three-plus-three --variant six-at-mtd --truth .05,.10,.20,.35",
            ],
            ["dose next"] =
            [
                "cairn dose next --rule three-plus-three --variant six-at-mtd --levels 4 --outcomes \"1NNN 2NNT\"",
                "cairn dose next --rule tite-boin --target .3 --cohorts 10 --levels 4 --outcomes \"1NNN 2NT\" --pending "
                    + "2:14 --window 28",
                "cairn dose next --rule boin-comb --agent-doses 3,5 --target .3 --cohorts 20 --outcomes \"1.1NNN 2.1NNT\"",
                "cairn dose next --study NCT06880354 --database out/SYNTHETIC-demo.db --as-of 2026-03-20",
            ],
            ["dose exact"] =
            [
                "cairn dose exact --rule boin --target .3 --cohorts 10 --truth .05,.12,.25,.40",
                "cairn dose exact --rule atd-3+3 --titration-levels 2 --moderate-limit 1 --variant six-at-mtd --truth "
                    + ".05,.10,.20 "
                    + "--moderate .10,.15,.20",
            ],
            ["dose table"] =
            [
                "cairn dose table --rule boin --target .3 --cohorts 10 --subjects 9",
                "cairn dose table --rule tite-boin --target .2 --cohorts 10 --subjects 6",
            ],
            ["dose paths"] = ["cairn dose paths --rule boin --target .3 --levels 4 --cohorts 3"],
            ["dose simulate"] =
            [
                "cairn dose simulate --rule crm --target .25 --skeleton .05,.12,.25,.40 --cohorts 10 --truth "
                    + ".05,.10,.20,.35 --trials 10000",
                "cairn dose simulate --rule tite-boin --target .3 --cohorts 10 --truth .05,.12,.25 --window 28 --arrival 10",
                "cairn dose simulate --rule boin12 --target .35 --lowest-response .25 --cohorts 12 --truth .1,.2,.4 "
                    + "--response .2,.4,.5 "
                    + "--response-correlation .5",
            ],
            ["dose compare"] =
            [
                "cairn dose compare --scenarios scenarios.csv --design \"--rule boin --target .3 --cohorts 10\" "
                    + "--design \"--rule three-plus-three --variant six-at-mtd\"",
            ],
            ["dose report"] =
            [
                "cairn dose report --rule boin --target .3 --cohorts 10 --scenarios scenarios.csv --out design.html",
            ],
            ["dose decide"] =
            [
                "cairn dose decide --study NCT06880354 --treat 2 --level 2 --by \"C. Chair\" --reason \"as the rule\" --dry-run",
                "cairn dose decide --study NCT06880354 --hold --by \"C. Chair\" --reason \"new safety letter\"",
            ],
            ["dose adjudicate"] =
            [
                "cairn dose adjudicate --study NCT06880354 --event S-001/3 --as not-dlt --by \"C. Chair\" --reason "
                    + "\"bleed, no ICANS\"",
            ],
            ["response"] =
            [
                "cairn response --data assessments.csv --criteria eln2022 --with-crh",
                "cairn response --study soochow-cll1 --database out/SYNTHETIC-demo.db",
            ],
            ["endpoints"] =
            [
                "cairn endpoints --study soochow-cll1 --database out/SYNTHETIC-demo.db --sensitivity --svg curves.svg",
                "cairn endpoints --study soochow-cll1 --database out/SYNTHETIC-demo.db --explain SYN-004",
            ],
            ["grade"] = ["cairn grade ctcae --data laboratory.csv"],
            ["grade iec-hs"] = ["cairn grade iec-hs --ferritin Y --fibrinogen Y --cytopenia Y --investigator 3"],
            ["grade ctcae"] = ["cairn grade ctcae --data laboratory.csv --format csv"],
            ["grade crs"] = ["cairn grade crs --data signs.csv"],
            ["grade icans"] = ["cairn grade icans --data signs.csv"],
            ["grade icaht"] = ["cairn grade icaht --data counts.csv"],
            ["terminology"] = ["cairn terminology search fever"],
            ["terminology import"] = ["cairn terminology import ctcae CTCAE_v5.0.xlsx"],
            ["terminology import ctcae"] = ["cairn terminology import ctcae CTCAE_v5.0.xlsx"],
            ["terminology import meddra"] = ["cairn terminology import meddra MedAscii --release 27.1"],
            ["terminology code"] = ["cairn terminology code --study soochow-cll1 --database out/SYNTHETIC-demo.db"],
            ["terminology import coding"] = ["cairn terminology import coding coding.csv --release 27.1"],
            ["terminology search"] = ["cairn terminology search \"low platelets\""],
            ["report"] = ["cairn report --study soochow-cll1 --database out/SYNTHETIC-demo.db --out out"],
            ["ranges"] = ["cairn ranges --study soochow-cll1 --database out/SYNTHETIC-demo.db"],
            ["due"] = ["cairn due --study soochow-cll1 --database out/SYNTHETIC-demo.db"],
            ["safety"] =
            [
                "cairn safety --study soochow-cll1 --database out/SYNTHETIC-demo.db",
                "cairn safety --study soochow-cll1 --table dlt --format csv",
                "cairn safety --study soochow-cll1 --case SYN-010/9 --e2b case.xml --receiver AUTHORITY",
            ],
            ["stats"] = ["cairn stats km --data survival.csv --time days --event died --group arm", "cairn stats binomial 7 12"],
            ["stats km"] = ["cairn stats km --data survival.csv --time days --event died --group arm"],
            ["stats cif"] = ["cairn stats cif --data survival.csv --time days --status status --cause 1"],
            ["stats cox"] = ["cairn stats cox --data survival.csv --time days --event died --covariates age,arm"],
            ["stats finegray"] =
            [
                "cairn stats finegray --data survival.csv --time days --status status --cause 1 --covariates age",
            ],
            ["stats multistate"] =
            [
                "cairn stats multistate --data stays.csv --subject id --entry start --time stop --from state --to next",
            ],
            ["stats rmst"] = ["cairn stats rmst --data survival.csv --time days --event died --group arm --horizon 365"],
            ["stats follow-up"] = ["cairn stats follow-up --data survival.csv --time days --event died"],
            ["stats binomial"] = ["cairn stats binomial 7 12", "cairn stats binomial 7 12 --method wilson --level .9"],
            ["stats difference"] = ["cairn stats difference 7 12 3 11"],
            ["stats two-by-two"] = ["cairn stats two-by-two --data responses.csv --response responded --group arm"],
            ["stats logistic"] = ["cairn stats logistic --data responses.csv --response responded --covariates auc"],
            ["stats subgroups"] =
            [
                "cairn stats subgroups --data survival.csv --time days --event died --group arm --by sex,site",
            ],
            ["stats split"] = ["cairn stats split --data survival.csv --subject id --time days --event died --at transplant"],
            ["stats simon"] = ["cairn stats simon .2 .4"],
            ["stats two-stage"] = ["cairn stats two-stage 13 3 43 14"],
            ["stats monitor"] = ["cairn stats monitor --n 30 --limit .3"],
            ["stats kinetics"] = ["cairn stats kinetics --data levels.csv --subject id --time day --level copies"],
            ["registry"] = ["cairn registry load RECORDS.json", "cairn registry search \"CLL1 AML\""],
            ["registry load"] = ["cairn registry load RECORDS.json"],
            ["registry status"] = ["cairn registry status"],
            ["registry verify"] = ["cairn registry verify"],
            ["registry related"] = ["cairn registry related NCT06880354 --recruiting --same-country"],
            ["registry compare"] = ["cairn registry compare NCT06880354 NCT04884984"],
            ["registry landscape"] =
            [
                "cairn registry landscape --query \"CAR-T leukemia\"",
                "cairn registry landscape --query \"target:CLL1\" --svg landscape.svg --format csv",
            ],
            ["registry changes"] = ["cairn registry changes NCT06880354", "cairn registry changes NCT06880354 --from 1 --to 4"],
            ["registry search"] = ["cairn registry search \"CLL1 AML\" --take 5"],
            ["registry show"] = ["cairn registry show NCT06880354", "cairn registry show NCT06880354 --versions"],
            ["registry publish"] = ["cairn registry publish --query \"CLL1 AML\" --out pages"],
        };
}
