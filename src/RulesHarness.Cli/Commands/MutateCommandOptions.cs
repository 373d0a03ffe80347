using System.CommandLine;
using RulesHarness.Language.Mutation;
using RulesHarness.Mutating;

namespace RulesHarness.Cli.Commands;

/// <summary>The formats of the report of <c>mutate</c>.</summary>
internal enum MutateFormat
{
    Text,
    Json,
    Schema,
    Markdown,
    Html,
}

/// <summary>The options of <c>mutate</c>.</summary>
internal sealed class MutateCommandOptions
{
    private readonly ProjectOptions _project = new();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<string[]> _mutators = new("--mutators")
    {
        Description =
            "Only these mutators or groups of them, such as comparisons or drop-operand. Can be given several times.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string?> _since = new("--since")
    {
        Description = "Only lines that differ from this file.",
        HelpName = "FILE|git:REF|git:REF:PATH",
    };
    private readonly Option<double> _minScore = new("--min-score")
    {
        Description = "The lowest score that passes, in percent. Default: 0.",
        HelpName = "PERCENT",
    };
    private readonly Option<string?> _recorded = CommonOptions.Recorded();

    public MutateCommandOptions()
    {
        _mutators.AcceptOnlyFromAmong([.. Names()]);
        Format.AcceptOnlyFromAmong("text", "json", "schema", "markdown", "html");
    }

    public Option<MutateFormat> Format { get; } =
        new("--format")
        {
            Description =
                "The format of the report: text, json for scripts, schema for viewers of mutation tests, markdown or "
                + "html. Default: text.",
            HelpName = "text|json|schema|markdown|html",
        };

    public Option<string?> Output { get; } = CommonOptions.Output();

    public void AddTo(Command command)
    {
        CommonOptions.Add(
            command,
            [
                .. _project.Files,
                _database,
                _seed,
                _project.Strict,
                _mutators,
                _since,
                _minScore,
                _recorded,
                Format,
                Output,
            ]
        );
        CommonOptions.Exclude(command, _recorded, _project.Specs, _seed, _project.Strict);
    }

    public MutationOptions Of(ParseResult arguments) =>
        new()
        {
            Check = _project.Of(arguments) with
            {
                Database = arguments.GetValue(_database),
                Seed = arguments.GetValue(_seed),
            },
            Mutators = Named(arguments.GetValue(_mutators)!),
            Since = arguments.GetValue(_since),
            MinScore = arguments.GetValue(_minScore),
            Recorded = CommonOptions.Full(arguments.GetValue(_recorded)),
        };

    private static IEnumerable<string> Names() =>
        Enum.GetValues<MutatorGroup>().Select(Name).Concat(Mutators.All.Select(mutator => mutator.Name));

    private static string Name(MutatorGroup group) => group.ToString().ToLowerInvariant();

    private static List<Mutator> Named(string[] names) =>
        [.. Mutators.All.Where(mutator => names.Contains(mutator.Name) || names.Contains(Name(mutator.Group)))];
}
