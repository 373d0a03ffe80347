using System.CommandLine;
using RulesHarness.Checking;
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
    private readonly Option<DirectoryInfo> _project = CommonOptions.Project();
    private readonly Option<string[]> _specs = CommonOptions.Spec();
    private readonly Option<string?> _rules = CommonOptions.File("--rules", "The rules file. Default: the project's.");
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "The seed of the generated data. Default: 1.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Warnings of the check fail, as for check.",
    };
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
            _project,
            _specs,
            _rules,
            _database,
            _seed,
            _strict,
            _mutators,
            _since,
            _minScore,
            _recorded,
            Format,
            Output
        );
        CommonOptions.Exclude(command, _recorded, _specs, _seed, _strict);
    }

    public MutationOptions Of(ParseResult arguments) =>
        new()
        {
            Check = new CheckOptions
            {
                Project = arguments.GetValue(_project)!.ToString(),
                Specs = CommonOptions.Full(arguments.GetValue(_specs)!),
                Rules = CommonOptions.Full(arguments.GetValue(_rules)),
                Database = arguments.GetValue(_database),
                Seed = arguments.GetValue(_seed),
                Strict = arguments.GetValue(_strict),
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
