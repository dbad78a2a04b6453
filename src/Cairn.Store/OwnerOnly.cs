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
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        using var to = Open(file);
        to.Write(bytes);
    }

    /// <summary>A new file to write, in place of an older one.</summary>
    public static FileStream Open(string file)
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
