using Cairn.Bench;

return args switch
{
    ["fold", ..] => FoldBench.Run(),
    ["ledger", "saves" or "more"] => await LedgerBench.Run(args[1] == "saves"),
    ["ledger", "verify", var file] => await LedgerBench.Verify(1_000_000, file),
    ["ledger"] => await LedgerBench.Run(),
    ["saves", var database, var run] => await KillLoop.Save(database, run),
    ["kill", var database, var times] when int.TryParse(times, System.Globalization.CultureInfo.InvariantCulture, out var n) =>
        Kills(await KillLoop.Run(Environment.ProcessPath!, database, n, 1)),
    ["analysis", var folder] => AnalysisBench.Run(folder),
    ["analysis", var folder, var database] => await AnalysisBench.Run(folder, database),
    ["import"] => await ImportBench.Run(3),
    ["import", "first"] => await ImportBench.Run(0),
    ["grow", var from, var study, var subjects, var to]
        when int.TryParse(subjects, System.Globalization.CultureInfo.InvariantCulture, out var n) => await GrowBench.Run(
        from,
        study,
        n,
        to
    ),
    ["begin", var from, var study, var entries, var to]
        when int.TryParse(entries, System.Globalization.CultureInfo.InvariantCulture, out var n) => await GrowBench.Begin(
        from,
        study,
        n,
        to
    ),
    ["grade"] => GradeBench.Run(null),
    ["grade", var export] => GradeBench.Run(export),
    ["criteria"] => CriteriaBench.Run(null),
    ["criteria", var export] => CriteriaBench.Run(export),
    ["escalation"] => EscalationBench.Run(),
    ["escalation", "cold", var design] => EscalationBench.Cold(design),
    ["escalation", "sweep", var design] => EscalationBench.FirstSweep(design),
    ["escalation", "threads"] => ThreadsBench.Run(),
    ["survival"] => SurvivalBench.Run(1_000_000),
    ["survival", var rows] when int.TryParse(rows, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 100 =>
        SurvivalBench.Run(n),
    ["survival", var rows, var name] when int.TryParse(rows, System.Globalization.CultureInfo.InvariantCulture, out var n) =>
        SurvivalBench.First(n, name),
    ["sets", var script] => RandomSetBench.Run(200, script),
    ["pages", var study, var subject, var times, var only]
        when int.TryParse(times, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 4 => await PagesBench.Run(
        study,
        subject,
        n,
        only
    ),
    ["pages", var study, var subject, var times]
        when int.TryParse(times, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 4 => await PagesBench.Run(
        study,
        subject,
        n
    ),
    ["pages", var study, var subject] => await PagesBench.Run(study, subject),
    ["growth", var path, var subject, .. { Length: > 1 } servers] => await GrowthBench.Run(path, subject, servers),
    ["entry", var database, var study, var subject] => await EntryBench.Run(database, study, subject),
    ["likeness", "learned-from" or "kept-apart" or "quick"] => Cairn.Bench.Registry.LikenessBench.Run(args[1]),
    ["records", var count, var file] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var n) =>
        Cairn.Bench.Registry.ManyRecords.Write(n, file),
    ["indexes", var count, var folder] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var n) =>
        await Cairn.Bench.Registry.IndexesBench.Run(n, folder),
    ["registry", var database] => await Cairn.Bench.Registry.RegistryBench.Run(database, null),
    ["registry", var database, var address] => await Cairn.Bench.Registry.RegistryBench.Run(database, address),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "bench: fold | ledger [saves | more | verify FILE] | kill DATABASE TIMES | import [first] | grow FROM.db STUDY-FOLDER "
            + "SUBJECTS TO.db | grade [EXPORT] | "
            + "criteria [EXPORT] | escalation | survival "
            + "[rows [NAME]] | sets bench/r/sets.R | pages STUDY-ADDRESS SUBJECT [REQUESTS] | growth STUDY-PATH SUBJECT SUBJECTS=PROCESS=ADDRESS... | entry DATABASE STUDY-ADDRESS SUBJECT | "
            + "begin FROM.db STUDY-FOLDER ENTRIES TO.db | "
            + "likeness learned-from | records COUNT FILE | indexes COUNT FOLDER | registry DATABASE [ADDRESS]"
    );
    return 2;
}

static int Kills(KillLoop.Outcome outcome)
{
    Console.Out.WriteLine(
        $"{outcome.Kills} kills, {outcome.Acknowledged} acknowledged, {outcome.Stored} stored, {outcome.Faults.Count} faults"
    );
    foreach (var fault in outcome.Faults)
        Console.Out.WriteLine(fault);
    return outcome.Faults.Count == 0 ? 0 : 4;
}
