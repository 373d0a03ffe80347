using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>
/// The parts of a check that the next one of the same project uses again, each as long as what it was made from is the
/// same. A check with a memory has the same result as one without.
/// </summary>
internal sealed class CheckMemory
{
    /// <summary>
    /// Cases are made for the time of their check. Older ones are made again: rules and specs can name dates.
    /// </summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromMinutes(10);

    private DateTimeOffset _time;
    private CompiledRules? _rules;
    private SpecReading? _spec;
    private IReadOnlyList<SpecFile> _specFiles = [];
    private CaseSet? _cases;
    private RepeatedSearch _search = new();
    private RunPart? _run;

    /// <summary>
    /// Gets the time of a check at <paramref name="now"/>: that of the check before it, unless that is long ago. When
    /// the time changes, nothing that was decided by it is kept.
    /// </summary>
    public DateTimeOffset TimeOf(DateTimeOffset now)
    {
        if (now < _time || now - _time > MostAge)
        {
            _time = now;
            ForgetCases();
        }
        return _time;
    }

    /// <summary>The files with the rules that were parsed and compiled before, if their text is the same.</summary>
    public ProjectFiles WithKnownRules(ProjectFiles files)
    {
        if (files.Compiled is { } rules && rules.File == _rules?.File)
        {
            return files with { Compiled = _rules };
        }
        _rules = files.Compiled ?? _rules;
        return files;
    }

    /// <summary>Reads the spec.</summary>
    public SpecReading Read(IReadOnlyList<SpecFile> files)
    {
        if (_spec is null || !files.SequenceEqual(_specFiles))
        {
            (_spec, _specFiles) = (SpecReader.Read(files), files);
            ForgetCases();
        }
        return _spec;
    }

    /// <summary>
    /// Makes the cases of the spec that was read last. Rules matter as far as the makers of cases ask about them.
    /// </summary>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public CaseSet CasesOf(
        DataModel model,
        FixtureOptions options,
        DateTimeOffset now,
        LookUps? lookUps,
        WrittenOut? words
    )
    {
        if (_cases?.Rules?.AreAnsweredAlikeBy(lookUps, words ?? WrittenOut.Nothing) != true)
        {
            _cases = CaseGenerator.Generate(model, options, now, lookUps, words);
        }
        return _cases;
    }

    /// <summary>The search for requests that no sentence of the spec grants.</summary>
    public RepeatedSearch Search => _search;

    /// <summary>The last run of the cases; null if these cases did not run on these rules.</summary>
    public RunPart? RunOf(CheckPlan plan) =>
        _run is { } run && ReferenceEquals(run.Rules, plan.Compiled) && ReferenceEquals(run.Made, _cases) ? run : null;

    /// <summary>The last run of the same cases on other rules; null if there was none.</summary>
    public DecidedBefore? DecidedBefore(CheckPlan plan) =>
        _run is { Rules: not null } run && ReferenceEquals(run.Made, _cases)
            ? new DecidedBefore(run, run.Rules, plan.Compiled)
            : null;

    /// <summary>Keeps what the cases of a plan showed.</summary>
    public void Keep(CheckPlan plan, RunPart part) => _run = part with { Rules = plan.Compiled, Made = _cases };

    private void ForgetCases() => (_cases, _search, _run) = (null, new RepeatedSearch(), null);
}
