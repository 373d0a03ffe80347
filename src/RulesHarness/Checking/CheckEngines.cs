using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>
/// The engines of a check, each with a session on the same rules and data: one decides, and a second one, if there is
/// one, must agree.
/// </summary>
internal sealed class CheckEngines : IAsyncDisposable
{
    /// <summary>Characters. Production takes rules of up to four times as many.</summary>
    private const int LargeRules = 64 * 1024;

    private readonly IFirestoreHost[] _engines;
    private readonly OpenSessionResult[] _openings;
    private readonly KeptEmulator? _kept;

    private CheckEngines(
        EngineUse use,
        IFirestoreHost[] engines,
        OpenSessionResult[] openings,
        TimeProvider clock,
        KeptEmulator? kept
    ) => (Use, _engines, _openings, Clock, _kept) = (use, engines, openings, clock, kept);

    /// <summary>The engines, as reports show them.</summary>
    public EngineUse Use { get; }

    /// <summary>The session that decides; null if its engine does not accept the rules, or there is no data.</summary>
    internal IRulesSession? Session => _openings[0].Session;

    /// <summary>The session that must agree; null if there is only one engine.</summary>
    internal IRulesSession? CrossCheckSession => _openings.ElementAtOrDefault(1)?.Session;

    /// <summary>The emulator's recommendations of indexes; null if it isn't among the engines.</summary>
    public IndexOracle? Indexes => _engines.OfType<EmulatorHost>().FirstOrDefault()?.Indexes;

    /// <summary>The clock that the engines go by.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>The diagnostics of the engine about the rules, and the differences of the second engine.</summary>
    public IReadOnlyList<Diagnostic> Findings(string rules) =>
        _openings is [var first, var second] && first.Session is null != second.Session is null
            ?
            [
                .. first.Findings,
                .. second.Findings,
                EngineDiagnostics.AcceptanceDiffers.At(rules, 1, 1, Verb(first), Verb(second)),
            ]
            : _openings[0].Findings;

    /// <summary>
    /// Starts what <paramref name="options"/> choose. The rules are compiled while the data is still being made; no
    /// data, no session.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static Task<CheckEngines> OpenAsync(
        CheckOptions options,
        CompiledRules rules,
        Task<Dataset?> making,
        TimeProvider clock,
        CancellationToken cancellationToken = default
    ) => OpenAsync(options, rules, making, clock, null, cancellationToken);

    /// <summary>The same, on an emulator that goes on when these engines are disposed.</summary>
    internal static async Task<CheckEngines> OpenAsync(
        CheckOptions options,
        CompiledRules rules,
        Task<Dataset?> making,
        TimeProvider clock,
        KeptEmulator? kept,
        CancellationToken cancellationToken
    )
    {
        var (choice, isNamed) = EngineChoices.Of(options.Engine, options.Emulator);
        var engines = new List<IFirestoreHost>();
        try
        {
            if (choice != EngineChoice.Embedded)
            {
                var sized = Sized(options.Emulator, rules.File);
                engines.Add(
                    kept is null
                        ? await EmulatorHost.StartAsync(sized, cancellationToken)
                        : await kept.GetAsync(sized, cancellationToken)
                );
            }
            if (choice != EngineChoice.Emulator)
            {
                engines.Add(new EmbeddedHost(clock));
            }
            var openings = await Task.WhenAll(
                engines.Select(engine => engine.OpenAsync(rules.File, making, cancellationToken))
            );
            return new CheckEngines(
                new EngineUse(engines.Count > 1 ? "both" : engines[0].Name, engines[0].Version, isNamed),
                [.. engines],
                openings,
                clock,
                kept
            );
        }
        catch
        {
            await DisposeAsync(engines, kept);
            throw;
        }
    }

    /// <summary>
    /// Sends requests that the embedded engine decided to the emulator, if it is among the engines. A request with
    /// which it does not agree is a difference between the engines.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    internal async Task<(IReadOnlyList<Verdict> Confirmed, IReadOnlyList<Diagnostic> Differing)> ConfirmAsync(
        IReadOnlyList<Verdict> decided,
        RulesFile rules,
        CancellationToken cancellationToken
    ) =>
        _engines.OfType<EmulatorHost>().FirstOrDefault() is { } emulator
            ? await new EngineConfirmation(emulator, rules).OfAsync(decided, cancellationToken)
            : (decided, []);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var opening in _openings)
        {
            if (opening.Session is { } session)
            {
                await session.DisposeAsync();
            }
        }

        await DisposeAsync(_engines, _kept);
    }

    private static async Task DisposeAsync(IEnumerable<IFirestoreHost> engines, KeptEmulator? kept)
    {
        foreach (var engine in engines.Where(engine => kept?.Has(engine) != true))
        {
            await engine.DisposeAsync();
        }
    }

    /// <summary>Raises the emulator's heap with the size of the rules, because it remembers each case.</summary>
    private static EmulatorOptions Sized(EmulatorOptions options, RulesFile rules) =>
        rules.Content.Length < LargeRules
            ? options
            : options with
            {
                HeapMebibytes = Math.Max(options.HeapMebibytes, 1024),
            };

    private static string Verb(OpenSessionResult opening) => opening.Session is null ? "refuses" : "accepts";
}
