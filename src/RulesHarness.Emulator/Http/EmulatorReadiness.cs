using System.Net;
using RulesHarness.Emulator.Jvm;

namespace RulesHarness.Emulator.Http;

/// <summary>
/// The result of waiting for an emulator: it answers, something else answers, or neither (it exited, or time is up).
/// </summary>
internal readonly record struct Readiness(bool IsReady, string? OddAnswer);

/// <summary>Asks until the emulator answers.</summary>
internal static class EmulatorReadiness
{
    private const string RunningLine = "Dev App Server is now running";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<Readiness> WaitAsync(
        EmulatorProcess process,
        Uri endpoint,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var client = EmulatorHttp.NewClient(endpoint);
        string? odd = null;
        try
        {
            while (true)
            {
                // Whoever holds the port in our emulator's place may accept the connection and never answer.
                var ask = AskAsync(client, limit.Token);
                if (await Task.WhenAny(ask, process.Exited) != ask)
                {
                    return new(false, null);
                }
                odd = await ask;
                // The answer alone isn't enough: another emulator may have taken the port between our look and our
                // start, and answers in its place until ours has failed to listen and exits. The line in our own log
                // tells them apart; every emulator since 2019 writes it once it listens.
                if (odd is "" && process.Log.Contains(RunningLine))
                {
                    return new(true, null);
                }
                await Task.WhenAny(process.Exited, Task.Delay(Pause, limit.Token));
                limit.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(
                false,
                odd is "" ? $"Ok, but the log of the one that was started has no line `{RunningLine}`" : odd
            );
        }
    }

    /// <summary>Asks a running one, once.</summary>
    /// <exception cref="EmulatorException">RH3009 when no emulator answers there.</exception>
    public static async Task RequireAsync(Uri endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var client = EmulatorHttp.NewClient(endpoint);
        string? odd;
        try
        {
            odd = await AskAsync(client, limit.Token) ?? "nothing listens there";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            odd = $"no answer within {timeout.TotalSeconds:0.#} s";
        }
        if (odd.Length > 0)
        {
            throw EmulatorErrors.OddAnswer($"GET {endpoint}", odd);
        }
    }

    /// <summary>Empty if it answers as an emulator does, null if nothing answers, else the unexpected answer.</summary>
    public static async Task<string?> AskAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync((Uri?)null, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.StatusCode == HttpStatusCode.OK && text.Trim() == "Ok"
                ? ""
                : $"{(int)response.StatusCode} {text[..Math.Min(text.Length, 80)]}";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.ConnectionError ? null : e.Message;
        }
    }
}
