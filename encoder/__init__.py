"""Files of linear encoders into repetitions and velocities. Imports nothing of ours."""
