using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Checking;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>indexes</c> that say which queries to plan instead of the spec's.</summary>
internal sealed class IndexDemandOptions
{
    private const string StandardInput = "-";

    /// <summary>Gets the option for files of queries.</summary>
    public Option<string[]> Queries { get; } =
        new("--queries")
        {
            Description =
                "Plans the queries of this file instead of the spec's, one on each line: in the short notation, or as "
                + "a StructuredQuery of Firestore's REST API. `-` is standard input. Can be given several times.",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };

    private readonly Option<string[]> _failed = new("--failed")
    {
        Description =
            "Reads the indexes that Firestore asked for from this file: FAILED_PRECONDITION messages or links to the "
            + "console, in any text. `-` is standard input. Can be given several times.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _code = CodeOptions.Folders(
        "Plans the queries that the source code below these folders can send."
    );

    private readonly Option<string[]> _used = new("--used")
    {
        Description =
            "Reads the indexes that the queries of a session would use from this file: the emulator's report "
            + "`indexUsage`. `-` is standard input. Can be given several times.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _complete = new("--complete")
    {
        Description = "With --queries: the queries are all there are, so indexes that none of them uses are reported.",
    };

    public IEnumerable<Option> All => [Queries, _code, _failed, _used, _complete];

    public void Validate(CommandResult result, Option<bool> prune, Option<bool> toSpec)
    {
        var hasQueries = result.GetValue(Queries) is { Length: > 0 };
        var isComplete = result.GetValue(_complete);
        var hasFailures = result.GetValue(_failed) is { Length: > 0 } || result.GetValue(_used) is { Length: > 0 };
        ValidateCode(result, hasQueries || hasFailures, result.GetValue(toSpec) || result.GetValue(prune));
        if ((hasQueries || hasFailures) && result.GetValue(toSpec))
        {
            result.AddError("`--to-spec` can't be used with `--queries`, `--failed` or `--used`");
        }
        if (hasFailures && !hasQueries && result.GetValue(prune))
        {
            result.AddError(
                "`--prune` can't be used with `--failed` or `--used` alone: other queries may use the indexes"
            );
        }
        if (hasQueries && !isComplete && result.GetValue(prune))
        {
            result.AddError("`--prune` with `--queries` needs `--complete`: the files may not contain all queries");
        }
        if (!hasQueries && isComplete)
        {
            result.AddError("`--complete` needs `--queries`");
        }
    }

    /// <summary>Gets the folders of source code.</summary>
    public string[] Folders(ParseResult arguments) => arguments.GetValue(_code) ?? [];

    private void ValidateCode(CommandResult result, bool hasOthers, bool isUnfit)
    {
        var folders = result.GetValue(_code) ?? [];
        if (folders.Length > 0 && (hasOthers || isUnfit))
        {
            result.AddError("`--code` can't be used with `--queries`, `--failed`, `--used`, `--to-spec` or `--prune`");
        }
        foreach (var folder in folders.Where(folder => !Path.Exists(folder)))
        {
            result.AddError($"there is no folder `{folder}`");
        }
    }

    /// <summary>Reads the queries; null if none are given.</summary>
    public async Task<IndexDemands?> ReadAsync(ParseResult arguments, Shell shell, CancellationToken cancellationToken)
    {
        var queries = await ReadAsync(arguments.GetValue(Queries), shell, cancellationToken);
        var failures = await ReadAsync(arguments.GetValue(_failed), shell, cancellationToken);
        var usage = await ReadAsync(arguments.GetValue(_used), shell, cancellationToken);
        if (queries.Count + failures.Count + usage.Count == 0)
        {
            return null;
        }
        return new IndexDemands(queries, arguments.GetValue(_complete)) { Failures = failures, Usage = usage };
    }

    private static async Task<IReadOnlyList<DemandFile>> ReadAsync(
        string[]? paths,
        Shell shell,
        CancellationToken cancellationToken
    )
    {
        var files = new List<DemandFile>();
        foreach (var path in paths ?? [])
        {
            files.Add(await ReadAsync(path, shell, cancellationToken));
        }
        return files;
    }

    private static async Task<DemandFile> ReadAsync(string path, Shell shell, CancellationToken cancellationToken)
    {
        if (path == StandardInput)
        {
            return new DemandFile("standard input", await shell.Input.ReadToEndAsync(cancellationToken));
        }
        return new DemandFile(path, await File.ReadAllTextAsync(path, cancellationToken));
    }
}
