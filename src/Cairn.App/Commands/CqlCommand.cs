using System.CommandLine;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Criteria.Model;
using Cairn.Documents.RecordFiles;

namespace Cairn.App.Commands;

/// <summary><c>cairn cql</c>: the value of an expression, as a CQL literal.</summary>
static class CqlCommand
{
    public static Command Create()
    {
        var expression = new Argument<string>("EXPRESSION") { Description = "An expression of HL7 CQL 1.5." };
        var library = new Option<FileInfo?>("--library")
        {
            HelpName = "FILE",
            Description = "A CQL library; the expression may use its definitions, functions and parameters.",
        };
        var data = new Option<FileInfo?>("--data")
        {
            HelpName = "FILE.json",
            Description = "One subject's records, a list of rows a domain: {\"LB\": [{\"LBTESTCD\": \"ALT\", ...}]}.",
        };
        var asOf = SharedOptions.AsOf();
        var format = new FormatOption();
        var command = new Command("cql", "The value of a CQL expression.") { expression, library, data, asOf, format };
        command.SetAction(parsed =>
        {
            var day = SharedOptions.Day(parsed.GetValue(asOf))
                ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var compiled = Compile(parsed.GetRequiredValue(expression), parsed.GetValue(library));
            var result = compiled.Evaluate(Scene.At(day) with { Rows = Rows(parsed.GetValue(data)) });
            if (result.Error is { } error)
                throw BadInputException.At("expression", error, "Change the expression, or the data it asks.");
            if (format.IsJson(parsed))
                return Shell.Print(
                    new { Type = compiled.Type.ToString(), Value = result.Value.IsNull ? null : result.Value.ToString() }
                );
            Console.Out.WriteLine(result.Value);
            return ExitCode.Done;
        });
        return command;
    }

    static CqlExpression Compile(string expression, FileInfo? library) =>
        CqlExpression.Compile(expression, "expression", library is null ? Empty : Library(library)).OrRefuse();

    static CqlLibrary Empty => CqlLibrary.Compile("", "expression", RecordModel.Model, SharedLibraries.Text).OrRefuse();

    static CqlLibrary Library(FileInfo file) =>
        CqlLibrary.Compile(Text(file, "--library"), file.Name, RecordModel.Model, SharedLibraries.Text).OrRefuse();

    static RecordRows? Rows(FileInfo? file) =>
        file is null ? null : new(SubjectJson.Read(Text(file, "--data"), file.Name).OrRefuse());

    static string Text(FileInfo file, string option) =>
        file.Exists
            ? File.ReadAllText(file.FullName)
            : throw BadInputException.At(option, $"There is no file {file.FullName}.", "Give the path of a file.");
}
