using System.Globalization;

namespace RulesHarness.Migration.Sources;

/// <summary>
/// A row of a source. A reader gives the same object for each row, so it holds until the next one is read.
/// </summary>
internal abstract class SourceRow
{
    /// <summary>The line on which the row begins, from 1; of an export the number of the record.</summary>
    public long Line { get; protected set; }

    /// <summary>The name of the row in messages: its line.</summary>
    public virtual string Name => Line.ToString(CultureInfo.InvariantCulture);

    /// <summary>The noun before the names of one row, and of several.</summary>
    public virtual (string One, string Several) Noun => ("line", "lines");

    /// <summary>The reason why the row can't be read; null if it can.</summary>
    public string? Fault { get; protected set; }

    /// <summary>The value of a column: a text, or a value of JSON; null if the row has none.</summary>
    public abstract object? Value(Column column);

    /// <summary>All of the row, by name, for the list of rejected rows.</summary>
    public abstract IReadOnlyDictionary<string, object?> All { get; }
}

/// <summary>Reads a source row by row.</summary>
internal interface ISourceReader : IDisposable
{
    /// <summary>The names of the columns, known before the first row; null if each row has its own.</summary>
    IReadOnlyList<string>? Heading { get; }

    /// <summary>The row that was read last.</summary>
    SourceRow Row { get; }

    /// <summary>The part of the file that was read, in bytes.</summary>
    long Position { get; }

    /// <summary>Reads another row, readable or not. Returns false at the end of the file.</summary>
    bool Read();
}
