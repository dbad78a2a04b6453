namespace Cairn.App.Commands;

/// <summary><c>cairn serve</c>: the pages of the studies on the shelf.</summary>
static class ServeCommand
{
    public static Task<int> Serve(StudyShelf shelf, string database, string urls, CancellationToken cancel) => Task.FromResult(ExitCode.Done);
}
