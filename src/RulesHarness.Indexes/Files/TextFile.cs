using System.Text;

namespace RulesHarness.Indexes.Files;

/// <summary>A text file and how it is encoded: UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
public sealed record TextFile(string Path, string Text, Encoding Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a file; one that isn't there is empty.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static TextFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            return new TextFile(path, "", Utf8);
        }
        using var reader = new StreamReader(path, Utf8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return new TextFile(path, text, reader.CurrentEncoding);
    }

    /// <summary>Gets the file as it is, or, if it is in UTF-16, in UTF-8.</summary>
    public TextFile AsUtf8() => Encoding is UTF8Encoding ? this : this with { Encoding = Utf8 };

    /// <summary>Writes it in its encoding. The old file is there until the new one is whole.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Write()
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        Directory.CreateDirectory(folder);
        var whole = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(Path)}.{Guid.NewGuid():n}");
        try
        {
            File.WriteAllText(whole, Text, Encoding);
            File.Move(whole, Path, overwrite: true);
        }
        finally
        {
            File.Delete(whole);
        }
    }
}
