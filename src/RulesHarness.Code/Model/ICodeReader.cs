namespace RulesHarness.Code.Model;

/// <summary>Reads the queries of one programming language.</summary>
public interface ICodeReader
{
    /// <summary>Gets the endings of the files to read, each with its dot: <c>.cs</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>
    /// Reads all files of the language together, because one file may send a query that another one began.
    /// </summary>
    CodeQueries Read(IReadOnlyList<SourceFile> files);
}
