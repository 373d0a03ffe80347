namespace RulesHarness.Checking;

/// <summary>The state of a file on disk, as cheap to get as to compare. A link is as what it points to.</summary>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime Written)
{
    /// <summary>The state of the file at a path. What can't be read is not there.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var file = new FileInfo(TargetOf(path));
            return file.Exists ? new FileStamp(true, file.Length, file.LastWriteTimeUtc) : default;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The file that a link points to, through other links; any other path as it is.</summary>
    public static string TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // There is no file, or a link that points to itself.
            return path;
        }
    }
}
