using System.Text;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Svg;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>Figures in a file of their own, with title, notes and the mark SYNTHETIC.</summary>
static class FigureFile
{
    /// <summary>
    /// Writes the figures one below the other, and says what each shows; one without anything to draw only says why.
    /// </summary>
    /// <exception cref="BadInputException">There is nothing to draw, or the file cannot be written.</exception>
    public static void Write(string file, params IReadOnlyList<Figure> figures)
    {
        if (figures.All(f => f.Drawing is null))
            throw BadInputException.At(
                "--svg",
                figures.Count == 0 ? "There is nothing to draw." : figures[0].Description,
                "Take --svg out, or draw when there is something to see."
            );
        try
        {
            File.WriteAllText(file, SvgSheet.Of(figures), new UTF8Encoding(false));
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw BadInputException.At("--svg", $"'{file}' cannot be written.", "Give a file in a folder that is there.");
        }
        foreach (var figure in figures)
            Say($"{file}: {figure.Description}");
    }
}
