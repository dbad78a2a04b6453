namespace Cairn.Store;

/// <summary>Files that only their owner may read and write. Elsewhere than on Unix the folder's rights say who may.</summary>
public static class OwnerOnly
{
    const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file where there is none.</summary>
    public static void Make(string? file)
    {
        if (file is not null && !File.Exists(file))
            Open(file).Dispose();
    }

    /// <summary>Writes a whole file, in place of an older one.</summary>
    public static void Write(string file, byte[] bytes) => Write(file, to => to.Write(bytes));

    /// <summary>Writes a whole file, in place of an older one; where it cannot be finished, the older one stays.</summary>
    public static void Write(string file, Action<Stream> write)
    {
        using var part = new Part(file);
        using (var to = Open(part.Path))
            write(to);
        part.Finish();
    }

    /// <summary>Writes a whole file, in place of an older one; where it cannot be finished, the older one stays.</summary>
    public static async Task Write(string file, Func<Stream, Task> write)
    {
        using var part = new Part(file);
        await using (var to = Open(part.Path))
            await write(to);
        part.Finish();
    }

    /// <summary>What is written of a file beside it; gone when it was not finished.</summary>
    sealed class Part(string file) : IDisposable
    {
        public string Path { get; } = file + ".part";

        public void Finish() => File.Move(Path, file, overwrite: true);

        public void Dispose() => File.Delete(Path);
    }

    static FileStream Open(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode;
        return new(file, options);
    }
}
