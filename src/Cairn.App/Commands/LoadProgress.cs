using System.Globalization;

namespace Cairn.App.Commands;

/// <summary>How far a load is: records, rate, and the time left where the size of what is read is known.</summary>
sealed class LoadProgress
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    readonly bool _watched = !Console.IsErrorRedirected;
    int _records;
    TimeSpan _shown;
    bool _isOpen;

    /// <summary>Progress over these paths.</summary>
    public static LoadProgress Over(IReadOnlyList<string> paths) =>
        new() { Files = paths.Where(Directory.Exists).Sum(CountFiles) };

    /// <summary>Files to read in folders; 0 when archives and single files are read, whose records nobody has counted.</summary>
    int Files { get; init; }

    public void Show(int records, TimeSpan elapsed)
    {
        _records += records;
        if (!_watched || elapsed - _shown < Between)
            return;
        _shown = elapsed;
        _isOpen = true;
        var rate = _records / Math.Max(0.001, elapsed.TotalSeconds);
        var left = Files > _records ? $", about {TimeSpan.FromSeconds((Files - _records) / rate):h\\:mm\\:ss} left" : "";
        Console.Error.Write(
            string.Create(CultureInfo.InvariantCulture, $"\rcairn: {_records} records, {rate:0} a second{left}    ")
        );
    }

    /// <summary>Ends the line, so that words can follow.</summary>
    public void End()
    {
        if (_isOpen)
            Console.Error.WriteLine();
        _isOpen = false;
    }

    static int CountFiles(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();
}
